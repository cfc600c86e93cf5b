namespace McaBot.Attestations;

/// <summary>Something about an attestation that was given up and still needs somebody.</summary>
/// <param name="What">Code of the message that was given up, or kind of the step that told of a refusal.</param>
/// <param name="Why">Its code, such as <c>connector-403</c>; free of personal data.</param>
/// <param name="First">When the first of its kind was given up; UTC.</param>
/// <param name="Since">When the latest of its kind was given up; UTC.</param>
public sealed record OpenProblem(string What, string Why, DateTimeOffset First, DateTimeOffset Since)
{
    public static IReadOnlyList<OpenProblem> Of(Attestation attestation) =>
    [
        .. attestation.Messages.Values.Where(e => IsProblem(e, attestation))
            .GroupBy(e => e.Kind)
            .OrderBy(g => g.Key)
            .Select(g => new OpenProblem(Code.Of(g.Key), g.MaxBy(e => e.Since)!.Why ?? "", g.Min(e => e.Since), g.Max(e => e.Since))),
        .. Refusal(attestation) is { } refusal ? [refusal] : Array.Empty<OpenProblem>(),
    ];

    /// <summary>A lost post or redrawing loses nothing; whoever was to be told to act has to be told by somebody else.</summary>
    private static bool IsProblem(MessageState message, Attestation attestation) => message.IsGivenUp && message.Kind switch
    {
        MessageKind.Announce or MessageKind.PostToChannel or MessageKind.Settle or MessageKind.Index => false,
        MessageKind.TellApprover or MessageKind.RemindApprover =>
            attestation.State == AttestationState.Requested && attestation.Unreached.Contains(message),
        MessageKind.TellRequester => true,
        _ => attestation.IsOpen && Code.IsKnown(message.Kind),
    };

    /// <summary>That the customer has to accept first, or needs another link, is the usual course of things.</summary>
    private static OpenProblem? Refusal(Attestation attestation) =>
        attestation
            is {
                IsOpen: true,
                LastRefusal: { Problem: not (PartnerCenterProblem.NotYetAccepted or PartnerCenterProblem.LinkExpired) } refused
            }
            ? new OpenProblem(EventKind.Of(refused), $"partner-center-{refused.Code}", attestation.Steps[^1].At, attestation.Steps[^1].At)
            : null;
}
