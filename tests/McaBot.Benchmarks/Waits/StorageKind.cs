namespace McaBot.Benchmarks.Waits;

/// <summary>What plays Blob Storage.</summary>
internal enum StorageKind
{
    /// <summary>It does one thing at a time.</summary>
    Azurite,

    /// <summary>The stand-in of <c>history</c>, which takes next to no time.</summary>
    StandIn,
}
