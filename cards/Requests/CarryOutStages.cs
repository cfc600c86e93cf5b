namespace McaBot.Cards;

internal static class CarryOutStages
{
    /// <returns>Null unless Partner Center has to do with it at this moment.</returns>
    public static CarryOutStage? Of(Attestation attestation) => attestation switch
    {
        { State: not (AttestationState.Approved or AttestationState.LinkIssued) } => null,
        _ when attestation.Awaits(MessageKind.CreateAgreement) => CarryOutStage.Checking,
        _ when attestation.Awaits(MessageKind.IssueLink) =>
            attestation.State == AttestationState.Approved ? CarryOutStage.AskingLink : CarryOutStage.RenewingLink,
        { LastRefusal.Problem: PartnerCenterProblem.NotYetAccepted } => CarryOutStage.NotYetAccepted,
        { LastRefusal.Problem: PartnerCenterProblem.LinkExpired } => CarryOutStage.LinkExpired,
        { LastRefusal: not null } => CarryOutStage.Refused,
        _ when GivenUp(attestation) is not null => CarryOutStage.Unreachable,
        { State: AttestationState.LinkIssued } => CarryOutStage.LinkReady,
        _ => CarryOutStage.AskingLink,
    };

    /// <summary>Since when: the refusal, the giving up, or whatever was asked last.</summary>
    public static DateTimeOffset Since(Attestation attestation) =>
        Of(attestation) == CarryOutStage.Unreachable ? GivenUp(attestation)!.Since : attestation.Steps[^1].At;

    /// <summary>What was asked of Partner Center and given up, with nothing done since.</summary>
    private static MessageState? GivenUp(Attestation attestation) => attestation.Messages.Values.FirstOrDefault(e =>
        e is { IsOfPartnerCenter: true, IsGivenUp: true } && e.Since >= attestation.Steps[^1].At);
}
