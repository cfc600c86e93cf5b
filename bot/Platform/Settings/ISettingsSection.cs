namespace McaBot.Platform.Settings;

internal interface ISettingsSection
{
    Type Type { get; }

    /// <summary>Empty at the root.</summary>
    string Name { get; }

    IReadOnlyList<string> Problems();
}
