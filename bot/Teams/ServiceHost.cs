namespace McaBot.Teams;

/// <summary>A host that replies may go to, with its port where it is not the usual one.</summary>
internal static class ServiceHost
{
    /// <returns>The host as <see cref="Of"/> writes it; null for what is no plain host, such as a pattern or an address.</returns>
    public static string? Parse(string? entry) =>
        Uri.TryCreate($"https://{entry}", UriKind.Absolute, out var uri)
        && uri.HostNameType != UriHostNameType.Unknown
        && string.Equals(uri.Authority, entry, StringComparison.OrdinalIgnoreCase)
        && !uri.Host.StartsWith('.') && !uri.Host.Contains('*', StringComparison.Ordinal)
            ? uri.Authority
            : null;

    public static string Of(Uri address) => address.Authority;
}
