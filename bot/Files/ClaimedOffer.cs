using Microsoft.Bot.Schema.Teams;

namespace McaBot.Files;

/// <summary>An offer that somebody allowed, and where it is to be put.</summary>
internal sealed record ClaimedOffer(FileOffer Offer, FileUploadInfo Place);
