using McaBot.Attestations;

namespace McaBot.Notifications.Doers;

/// <summary>What becomes of an effect that Partner Center refused.</summary>
internal static class PartnerCenterRefusal
{
    /// <exception cref="Failure.UnreachableException">A missing right says nothing of what an earlier, unanswered try made: it stays to be asked for under the same request id.</exception>
    public static Done Of(ClaimedEffect claimed, PartnerCenterProblem problem, PartnerCenterAnswer answer)
    {
        var code = PartnerCenterCode.Of(answer);
        return problem == PartnerCenterProblem.NotAllowed && claimed.Effect.MayHaveActed
            ? throw new Failure.UnreachableException($"partner-center-{code}")
            : Done.Step(new PartnerCenterRefused(problem, code));
    }
}
