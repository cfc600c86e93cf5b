namespace McaBot.Benchmarks.Start;

/// <summary>What the program is started from.</summary>
internal enum ProgramOutput
{
    /// <summary>What <c>dotnet build</c> makes, as on a developer's machine.</summary>
    Built,

    /// <summary>What <c>dotnet publish</c> makes, as in the image.</summary>
    Published,
}
