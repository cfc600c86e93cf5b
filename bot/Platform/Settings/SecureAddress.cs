namespace McaBot.Platform.Settings;

/// <summary>What may travel to an address that is not this machine's must not travel in the clear.</summary>
internal static class SecureAddress
{
    /// <param name="loopbackToo">Whether plain http to this machine is fine as well.</param>
    public static bool Is(Uri address, bool loopbackToo) => address.IsAbsoluteUri
        && (address.Scheme == Uri.UriSchemeHttps || (loopbackToo && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}
