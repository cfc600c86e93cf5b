using McaBot.Attestations;
using McaBot.Sandbox.Gallery.Samples;

namespace McaBot.Tests.Cards;

/// <summary>What people could type to make a card do or show something else.</summary>
internal static class HostileWorld
{
    public const string Text =
        "**B** _i_ [x](https://evil.example) <b>h</b> <at>all</at> `c` {{DATE(2026-01-01T00:00:00Z, SHORT)}} ${r} # 1. - ![p](q)";

    /// <summary>As much of it as every card has room for.</summary>
    public static string Beginning => Text[..59];

    public static SampleWorld World => new()
    {
        AgentName = Text,
        ManagerName = Text,
        Reason = Text,
        Facts = new AttestationFacts(
            Scenario.ExistingPartner,
            new Customer(Guid.Parse("1b3d5f79-2468-4ace-8bdf-013579bdf024"), "contoso.example", Text, "FR", "fr-FR"),
            new Signatory(Text, Text, "a@b.example", null),
            new Acceptance(SampleWorld.Today, AcceptanceMethod.Email, Text),
            [new EvidenceFile(Text, "text/plain", 1, new string('0', 64))]),
    };
}
