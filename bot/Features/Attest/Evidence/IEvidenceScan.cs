namespace McaBot.Features.Attest.Evidence;

/// <summary>
/// Asked about every file before it is kept. A host registers its own before <c>AddMcaBot</c> to replace the one that asks
/// <c>Evidence:ScanUrl</c>. One that throws keeps nothing either.
/// </summary>
internal interface IEvidenceScan
{
    Task<ScanVerdict> ScanAsync(EvidenceFile file, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);
}
