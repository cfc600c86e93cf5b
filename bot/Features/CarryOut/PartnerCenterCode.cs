namespace McaBot.Features.CarryOut;

/// <summary>Partner Center's own code as the ledger keeps it: no free text.</summary>
internal static class PartnerCenterCode
{
    private const int Longest = 32;

    public static string Of(PartnerCenterAnswer answer)
    {
        var code = string.Concat((answer.Code ?? "").Where(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.').Take(Longest));
        return code.Any(char.IsAsciiLetterOrDigit) ? code : "no-code";
    }
}
