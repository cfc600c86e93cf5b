using System.Text.Json;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>Every card in every state it can have.</summary>
internal static class CardSamples
{
    public static IReadOnlyList<CardSample> Of(SampleWorld world) =>
    [
        .. DialogSamples.Of(world),
        .. RequestSamples.Of(world),
        .. AlteredSamples.Of(world),
        .. CarryOutSamples.Of(world),
        .. ChannelSamples.Of(world),
        .. ExtensionSamples.Of(world),
        .. EvidenceSamples.Of(world),
        .. ListSamples.Of(world),
        .. VerificationSamples.Of(world),
        .. BulkSamples.Of(world),
        .. TalkSamples.Of(world),
        .. NoticeSamples.Of(world),
    ];

    /// <summary>What is never stored has no code: its samples go by its name.</summary>
    public static string NameOf(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
