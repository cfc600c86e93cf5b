namespace McaBot.Attestations;

/// <param name="Value">What was found, where it says more: the e-mail address's domain, a number of files, another attestation's
/// number.</param>
public sealed record ApprovalCheck(ApprovalCheckKind Kind, CheckResult Result, string? Value = null);
