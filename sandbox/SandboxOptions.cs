using McaBot.Sandbox.Starting;

namespace McaBot.Sandbox;

public sealed record SandboxOptions
{
    public SandboxIds Ids { get; init; } = new();

    /// <summary>Where the world is kept between runs; null keeps nothing.</summary>
    public string? DataFolder { get; init; }

    /// <summary>Of the page and the stand-ins; 0 takes any free one.</summary>
    public int Port { get; init; }

    /// <summary>Where the page is to be had besides; 0 or the same: nowhere else.</summary>
    public int PagePort { get; init; }

    /// <summary>Who is told what the start does.</summary>
    public StartSteps Steps { get; init; } = StartSteps.Silent;

    public bool StartBot { get; init; } = true;

    /// <summary>How many processes of the bot share storage; what Teams sends goes to each in turn. At least 1.</summary>
    public int Replicas { get; init; } = 1;

    /// <summary>A bot that runs already, in place of our own process.</summary>
    public Uri? BotAddress { get; init; }

    /// <summary>What starts the bot: a program and its arguments, the bot's own file last. Null: this build.</summary>
    public IReadOnlyList<string>? BotCommand { get; init; }

    /// <summary>Settings by environment name, on top of the usual; an empty value takes the usual one away.</summary>
    public IReadOnlyDictionary<string, string> BotSettings { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether the bot carries out through Partner Center; without it, by hand.</summary>
    public bool PartnerCenter { get; init; }

    /// <summary>Whether Partner Center tells this app of earlier acceptances, and the bot asks.</summary>
    public bool PartnerCenterReads { get; init; }

    /// <summary>False: any tenant is a customer of the partner, whether or not it was made known.</summary>
    public bool KnownCustomersOnly { get; init; }

    /// <summary>The connection string of storage that runs already, in place of Azurite.</summary>
    public string? StorageAt { get; init; }

    /// <summary>Lets faults strike calls to storage, at the price of a hop.</summary>
    public bool StorageThroughProxy { get; init; }

    /// <summary>Whether the bot exports traces and metrics, to the sandbox.</summary>
    public bool Telemetry { get; init; }

    /// <summary>How many calls, deliveries, tokens and exports the sandbox remembers; null remembers all.</summary>
    public int? RemembersAtMost { get; init; }

    /// <summary>
    /// Who gets a Playground, a real client: keys of people. Where somebody does, the bot lets in callers on this machine without a token.
    /// </summary>
    public IReadOnlyList<string> Playgrounds { get; init; } = [];

    public bool ServePage { get; init; } = true;

    public bool CreateContainer { get; init; } = true;
}
