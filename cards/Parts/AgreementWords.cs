namespace McaBot.Cards;

/// <summary>Which agreement there was to accept, in words.</summary>
internal static class AgreementWords
{
    private const int ShortHash = 12;

    /// <summary>In one line of a card: the hash is in files in full.</summary>
    public static string Short(Texts texts, AgreementOnRecord agreement) => Of(texts, agreement, ShortHash);

    public static string Whole(Texts texts, AgreementOnRecord agreement) => Of(texts, agreement, int.MaxValue);

    public static string Why(Texts texts, AgreementProblem problem) => texts[$"Agreement.Problem.{problem}"];

    private static string Of(Texts texts, AgreementOnRecord agreement, int longest)
    {
        string?[] parts =
        [
            agreement.VersionRank is { } rank ? texts.Format("Agreement.Version", rank) : null,
            agreement.Language is { } language ? Words.Language(texts, language) : null,
            agreement.DocumentHash is { } hash
                ? texts.Format("Agreement.Hash", hash.Length > longest ? hash[..longest] + "…" : hash)
                : null,
            agreement.Problem is { } problem ? Why(texts, problem) : null,
        ];
        return string.Join(" · ", parts.OfType<string>());
    }
}
