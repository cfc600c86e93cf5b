namespace McaBot.Ledger;

/// <summary>Where everything is kept: one blob container. Exactly one of the two ways to reach it is set.</summary>
public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>With an account key or a shared access signature.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's blob address, reached with the bot's own identity. https.</summary>
    public Uri? ServiceUri { get; set; }

    /// <summary>3 to 63 lower-case letters, digits and single hyphens.</summary>
    public string Container { get; set; } = "mcabot";
}
