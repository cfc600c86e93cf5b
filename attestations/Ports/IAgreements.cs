namespace McaBot.Attestations;

/// <summary>Which agreement customers are asked to accept. Reading it never throws and never keeps a request from being made.</summary>
public interface IAgreements
{
    /// <param name="country">ISO 3166-1 alpha-2.</param>
    /// <param name="language">A culture, such as fr-FR.</param>
    /// <param name="patience">How long somebody waits for it.</param>
    /// <returns>Null where reads are not configured.</returns>
    Task<AgreementOnRecord?> ReadAsync(string country, string language, TimeSpan patience, CancellationToken cancellationToken);

    /// <summary>Begins to read what is soon asked for; returns at once.</summary>
    void Prepare(string country, string language);
}
