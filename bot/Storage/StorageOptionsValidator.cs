using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace McaBot.Storage;

internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>One line for each problem; none repeats a connection string.</summary>
    public static IEnumerable<string> Problems(StorageOptions options)
    {
        var hasConnection = !string.IsNullOrWhiteSpace(options.ConnectionString);
        if (hasConnection == options.ServiceUri is not null)
        {
            yield return hasConnection
                ? "Storage:ConnectionString and Storage:ServiceUri are both set: keep one."
                : "Storage:ServiceUri (or Storage:ConnectionString) is missing.";
        }

        // A token must not travel in the clear; the Azure SDK would refuse at the first call only.
        if (options.ServiceUri is { } uri && (!uri.IsAbsoluteUri || uri.Scheme != Uri.UriSchemeHttps))
        {
            yield return "Storage:ServiceUri must be an https address.";
        }

        if (hasConnection && !BlobContainerFactory.CanRead(options.ConnectionString!))
        {
            yield return "Storage:ConnectionString cannot be read.";
        }

        if (!ContainerName().IsMatch(options.Container))
        {
            yield return "Storage:Container must be 3 to 63 lower-case letters, digits and single hyphens.";
        }

        if (!string.IsNullOrWhiteSpace(options.LedgerContainer) && !options.HasLedgerContainer)
        {
            yield return "Storage:LedgerContainer is the same as Storage:Container: name another one, or leave it empty.";
        }

        if (!string.IsNullOrWhiteSpace(options.LedgerContainer) && !ContainerName().IsMatch(options.LedgerContainer))
        {
            yield return "Storage:LedgerContainer must be 3 to 63 lower-case letters, digits and single hyphens.";
        }
    }

    [GeneratedRegex("^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex ContainerName();
}
