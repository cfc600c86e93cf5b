namespace Microsoft.Bot.Connector;

public static class Channels
{
    public const string Directline = "directline";
    public const string Emulator = "emulator";
    public const string Msteams = "msteams";
    public const string Test = "test";
    public const string Webchat = "webchat";
}
