using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>What McaBot says of itself.</summary>
internal static class TalkSamples
{
    public static IEnumerable<CardSample> Of(SampleWorld world) =>
    [
        new("welcome", "", c => WelcomeCard.For(world.AgentName, c)),
        new("welcome", "nameless", c => WelcomeCard.For(null, c)),
        new("help", "", c => HelpCard.For(CommandTexts.Personal, inChannel: false, c)),
        new("help", "channel", c => HelpCard.For(CommandTexts.Channel, inChannel: true, c)),
        new("unknown-text", "", UnknownTextCard.For),
    ];
}
