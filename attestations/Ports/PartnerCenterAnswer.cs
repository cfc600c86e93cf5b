namespace McaBot.Attestations;

/// <summary>What Partner Center answered to a write: an id or a problem, never both.</summary>
/// <param name="Id">The attestation's id, or the agreement's where it has one.</param>
/// <param name="CorrelationId">The MS-CorrelationId of the answered call.</param>
/// <param name="Code">Partner Center's own code of a problem.</param>
public sealed record PartnerCenterAnswer(Guid CorrelationId, Guid? Id = null, PartnerCenterProblem? Problem = null, string? Code = null);
