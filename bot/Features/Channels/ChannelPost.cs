namespace McaBot.Features.Channels;

/// <summary>
/// What is to be posted to which channel, as the target of a message says it: <c>failures|19:…</c>, or the channel alone.
/// </summary>
internal readonly record struct ChannelPost(Topic Topic, string Channel)
{
    private const char Mark = '|';

    /// <summary>Targets from before there were topics are channels, and about the attestation itself.</summary>
    public static ChannelPost Read(string target) =>
        target.Split(Mark, 2) is [var code, var channel] && Code.Parse<Topic>(code) is { } topic
            ? new(topic, channel)
            : new(Topic.Approvals, target);

    public override string ToString() => Topic == Topic.Approvals ? Channel : $"{Code.Of(Topic)}{Mark}{Channel}";
}
