namespace McaBot.Features.Attest.Prefill;

/// <summary>Who wrote a mail, or one that it passes on.</summary>
/// <param name="Name">As the mail program showed it; null where it showed none.</param>
/// <param name="Address">A sound address, in lower case.</param>
/// <param name="Day">The day on the writer's own calendar; null where the mail does not say it beyond doubt.</param>
internal sealed record MailSender(string? Name, string Address, DateOnly? Day);
