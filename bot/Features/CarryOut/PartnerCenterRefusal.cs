namespace McaBot.Features.CarryOut;

/// <summary>What becomes of a message that Partner Center refused.</summary>
internal static class PartnerCenterRefusal
{
    /// <summary>
    /// After an earlier, unanswered try only an answer about what was asked for ends it. Any other says nothing of what that try made: it
    /// stays to be asked for under the same request id.
    /// </summary>
    public static OutboxResult ResultOf(ClaimedMessage claimed, PartnerCenterProblem problem, PartnerCenterAnswer answer)
    {
        var code = PartnerCenterCode.Of(answer);
        var isOpen = claimed.MayHaveActed
            && problem is PartnerCenterProblem.NotAllowed or PartnerCenterProblem.UnknownCustomer or PartnerCenterProblem.Other;
        return isOpen
            ? OutboxResult.GiveUp($"partner-center-{code}")
            : OutboxResult.Step(new PartnerCenterRefused(problem, code));
    }
}
