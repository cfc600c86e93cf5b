namespace McaBot.Features.CarryOut;

/// <summary>What becomes of a message that Partner Center refused.</summary>
internal static class PartnerCenterRefusal
{
    /// <summary>
    /// A missing right says nothing of what an earlier, unanswered try made: it stays to be asked for under the same request id.
    /// </summary>
    public static OutboxResult ResultOf(ClaimedMessage claimed, PartnerCenterProblem problem, PartnerCenterAnswer answer)
    {
        var code = PartnerCenterCode.Of(answer);
        return problem == PartnerCenterProblem.NotAllowed && claimed.MayHaveActed
            ? OutboxResult.GiveUp($"partner-center-{code}")
            : OutboxResult.Step(new PartnerCenterRefused(problem, code));
    }
}
