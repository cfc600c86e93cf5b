namespace McaBot.Sandbox.World;

/// <summary>One call that Partner Center took, with the headers that matter.</summary>
/// <param name="IsRepeat">The request id was known: nothing was done, the earlier answer given again.</param>
public sealed record PartnerCenterCall(
    string Method, string Path, string? RequestId, string? CorrelationId, string? ContractVersion, int Status, bool IsRepeat);
