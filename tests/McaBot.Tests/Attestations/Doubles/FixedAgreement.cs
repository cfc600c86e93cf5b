using McaBot.Attestations;

namespace McaBot.Tests.Attestations.Doubles;

/// <summary>Answers what it was told to.</summary>
internal sealed class FixedAgreement : IAgreements
{
    public AgreementOnRecord? Read { get; set; }

    public Task<AgreementOnRecord?> ReadAsync(
        string country, string language, TimeSpan patience, CancellationToken cancellationToken) => Task.FromResult(Read);

    public void Prepare(string country, string language)
    {
    }
}
