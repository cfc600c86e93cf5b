namespace Microsoft.Bot.Connector.Authentication;

internal static class Transport
{
    public static bool IsProtected(Uri address, bool loopbackToo) =>
        address.Scheme == Uri.UriSchemeHttps
        || (loopbackToo && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
