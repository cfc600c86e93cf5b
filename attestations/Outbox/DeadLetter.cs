namespace McaBot.Attestations;

/// <summary>Something McaBot gave up, in a list.</summary>
/// <param name="Within">Id of the customer, the bulk request or the job it belongs to.</param>
/// <param name="Id">No two are alike, wherever they were given up.</param>
/// <param name="Number">The number people know it by.</param>
/// <param name="What">What was to be done: a code, such as <c>tell-approver</c>.</param>
/// <param name="Why">A short code, free of personal data.</param>
/// <param name="Since">When it was given up; UTC.</param>
public sealed record DeadLetter(DeadLetterSource Source, Guid Within, Guid Id, string Number, string What, string Why, DateTimeOffset Since)
{
    /// <summary>Whether it can be left at that; what Partner Center is asked for ends with the request alone.</summary>
    public bool MayBeDismissed { get; init; } = true;

    /// <summary>Whether a try may have had its effect although no answer came: tried again, it may be there twice.</summary>
    public bool IsAmbiguous { get; init; }

    /// <summary>The attestation it is about; null where it is about none, or several.</summary>
    public AttestationKey? Attestation { get; init; }

    /// <summary>The customer's name; null where it is about no customer, or was erased after retention.</summary>
    public string? Company { get; init; }
}
