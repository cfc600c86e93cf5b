using Microsoft.Extensions.Options;

namespace McaBot.Platform.Settings;

internal static class OptionsProblems
{
    public static ValidateOptionsResult Result(IEnumerable<string> problems) =>
        problems.ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;

    public static bool IsProtected(Uri address, bool loopbackToo) =>
        address.Scheme == Uri.UriSchemeHttps || (loopbackToo && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
