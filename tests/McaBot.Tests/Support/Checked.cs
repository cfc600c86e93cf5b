namespace McaBot.Tests.Support;

/// <param name="Lines">The last one counts the others.</param>
internal sealed record Checked(int ExitCode, IReadOnlyList<string> Lines, string Errors)
{
    public IReadOnlyList<string> Wrong => [.. Lines.Where(l => l.StartsWith("✗ WRONG", StringComparison.Ordinal))];

    /// <summary>What is said of one thing, with its word.</summary>
    public string Of(string name) => Assert.Single(Lines, l => l[11..].StartsWith(name + ":", StringComparison.Ordinal));
}
