using Microsoft.Bot.Schema.Teams;

namespace McaBot.Teams.Files;

/// <summary>An offer that somebody allowed, and where it is to be put.</summary>
/// <param name="Claim">That this turn is at it.</param>
internal sealed record ClaimedOffer(FileOffer Offer, FileUploadInfo Place, Progress Claim);
