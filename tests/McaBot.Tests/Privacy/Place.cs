namespace McaBot.Tests.Privacy;

/// <summary>Where anybody may look who has no part in an attestation.</summary>
internal enum Place
{
    Log = 1,
    Channel = 2,
    ErrorAnswer = 3,
    Trace = 4,
    Metric = 5,
}
