namespace McaBot.Platform.Settings;

internal sealed class AttestationOptions
{
    public const string Section = "Attestation";

    /// <summary>Older acceptances must be redone: the agreement was revised in March 2023.</summary>
    public DateOnly EarliestDateAgreed { get; set; } = new(2023, 4, 1);
}
