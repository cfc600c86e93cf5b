namespace McaBot.Cards;

/// <summary>Names in a button's data. Stored cards outlive a release: never rename one.</summary>
public static class DataNames
{
    public const string Verb = "verb";
    public const string Draft = "draft";
    public const string Attestation = "attestation";
    public const string Customer = "customer";
    public const string Version = "version";
    public const string Scenario = "scenario";

    /// <summary>The step to go back to: one of <see cref="Steps"/>.</summary>
    public const string To = "to";

    /// <summary>How to start: <see cref="Fresh"/> or <see cref="Resume"/>.</summary>
    public const string Choice = "choice";

    public const string Command = "command";

    /// <summary>For whom the card is drawn: the code of an audience.</summary>
    public const string View = "view";

    public const string Fresh = "fresh";
    public const string Resume = "resume";

    public static class Steps
    {
        public const string Scenario = "scenario";
        public const string Customer = "customer";
        public const string Acceptance = "acceptance";
    }
}
