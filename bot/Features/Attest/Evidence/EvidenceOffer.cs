using Microsoft.Bot.Schema;

namespace McaBot.Features.Attest.Evidence;

/// <param name="Offer">What to send into the person's chat; null when no file is to be had.</param>
/// <param name="IsComplete">Whether every file is in it.</param>
internal sealed record EvidenceOffer(Attachment? Offer, bool IsComplete);
