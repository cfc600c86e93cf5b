namespace McaBot.Teams.Files;

/// <param name="Claimed">The offer, taken over to be saved; null where there is nothing to save.</param>
internal sealed record OfferClaim(OfferOutcome Outcome, ClaimedOffer? Claimed = null);
