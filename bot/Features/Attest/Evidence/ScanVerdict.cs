namespace McaBot.Features.Attest.Evidence;

internal enum ScanVerdict
{
    Clean = 1,
    Refused = 2,

    /// <summary>Nobody said that it is clean: the file is not kept.</summary>
    Unknown = 3,
}
