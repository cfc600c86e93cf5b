using McaBot.Platform.Settings;

namespace McaBot.Storage;

/// <summary>One way to reach storage, and places that differ. No line repeats a connection string.</summary>
internal sealed class StorageConsistencyOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var hasConnection = !string.IsNullOrWhiteSpace(options.ConnectionString);
        return new ValidateOptionsResultBuilder()
            .AddWhen(
                hasConnection && options.ServiceUri is not null,
                "Storage:ConnectionString and Storage:ServiceUri are both set: keep one.")
            .AddWhen(!hasConnection && options.ServiceUri is null, "Storage:ServiceUri (or Storage:ConnectionString) is missing.")
            .AddWhen(hasConnection && !BlobContainerFactory.CanRead(options.ConnectionString!), "Storage:ConnectionString cannot be read.")
            .AddWhen(
                !string.IsNullOrWhiteSpace(options.LedgerContainer) && !options.HasLedgerContainer,
                "Storage:LedgerContainer is the same as Storage:Container: name another one, or leave it empty.")
            .Build();
    }
}
