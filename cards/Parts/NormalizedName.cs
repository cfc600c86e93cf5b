namespace McaBot.Cards;

/// <summary>Names that differ only in case, accents, spaces, hyphens, dots and apostrophes are the same.</summary>
internal static class NormalizedName
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace | CompareOptions.IgnoreSymbols
        | CompareOptions.IgnoreWidth | CompareOptions.IgnoreKanaType;

    /// <returns>The same for the same names; empty where there is no letter or digit.</returns>
    public static string KeyOf(string name) =>
        name.Any(c => char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            ? Convert.ToHexString(CultureInfo.InvariantCulture.CompareInfo.GetSortKey(name, Loosely).KeyData)
            : "";
}
