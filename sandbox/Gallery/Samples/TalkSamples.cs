using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>What McaBot says of itself.</summary>
internal static class TalkSamples
{
    private static readonly PartnerRole[] Roles = [PartnerRole.GlobalAdministrator, PartnerRole.AdminAgents, PartnerRole.HelpdeskAgents];
    private static readonly ReaderRights Agent = new(true, false, Roles);
    private static readonly ReaderRights Approver = new(false, true, Roles);
    private static readonly ReaderRights Both = new(true, true, Roles);
    private static readonly ReaderRights Neither = new(false, false, Roles);

    public static IEnumerable<CardSample> Of(SampleWorld world) =>
    [
        new("welcome", "agent", c => WelcomeCard.For(world.AgentName, Agent, c)),
        new("welcome", "approver", c => WelcomeCard.For(world.ManagerName, Approver, c)),
        new("welcome", "both", c => WelcomeCard.For(world.AgentName, Both, c)),
        new("welcome", "neither", c => WelcomeCard.For(world.AgentName, Neither, c)),
        new("welcome", "unknown", c => WelcomeCard.For(null, ReaderRights.Unknown(Roles), c)),
        new("help", "agent", c => HelpCard.For(CommandTexts.Personal, Agent, c)),
        new("help", "approver", c => HelpCard.For(CommandTexts.Personal, Approver, c)),
        new("help", "manager", c => HelpCard.For(CommandTexts.Personal, Approver with { MayLookUp = false }, c)),
        new("help", "both", c => HelpCard.For(CommandTexts.Personal, Both, c)),
        new("help", "neither", c => HelpCard.For(CommandTexts.Personal, Neither, c)),
        new("help", "channel", c => HelpCard.ForChannel(CommandTexts.Channel, c)),
        new("unknown-text", "agent", c => UnknownTextCard.For(Agent, c)),
        new("unknown-text", "approver", c => UnknownTextCard.For(Approver, c)),
    ];
}
