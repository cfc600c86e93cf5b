using Microsoft.Bot.Schema;

namespace McaBot.Teams.Files;

/// <param name="File">The file's card, where it was saved.</param>
internal sealed record SavedOffer(OfferOutcome Outcome, Attachment? File = null);
