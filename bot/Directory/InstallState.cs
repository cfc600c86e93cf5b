namespace McaBot.Directory;

internal enum InstallState
{
    Installed = 1,
    AlreadyThere = 2,

    /// <summary>No Teams:AppCatalogId: whoever has not installed the bot cannot be reached.</summary>
    NotConfigured = 3,

    /// <summary>Graph said no for good, such as a policy or a missing permission.</summary>
    Refused = 4,
}
