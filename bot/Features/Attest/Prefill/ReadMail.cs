namespace McaBot.Features.Attest.Prefill;

/// <summary>What a mail says about who wrote it.</summary>
/// <param name="Senders">Its own first, then those of the mails that it passes on or quotes.</param>
/// <param name="IsForwarded">Whether its subject says that somebody passes it on.</param>
internal sealed record ReadMail(IReadOnlyList<MailSender> Senders, bool IsForwarded)
{
    /// <summary>The customer's person: the first who is not the reader, nor somebody who only passed it on.</summary>
    /// <param name="reader">The agent's own name.</param>
    /// <returns>Null where nobody is left.</returns>
    public MailSender? CustomerFor(string? reader)
    {
        var candidates = IsForwarded && Senders.Count > 1 ? Senders.Skip(1) : Senders;
        return candidates.FirstOrDefault(s =>
            string.IsNullOrEmpty(reader) || s.Name is null || FieldNames.Plain(s.Name) != FieldNames.Plain(reader));
    }
}
