using McaBot.Platform.Settings;

namespace McaBot.Teams.Files;

/// <summary>
/// Where files may be read from and put to. An entry is a whole host, with its port where that is not the usual one, or <c>*.</c> before
/// a domain: any name below it by whole labels, on the usual port, and not the domain itself.
/// </summary>
internal sealed class FileHosts(IOptions<TeamsOptions> teams, IHostEnvironment environment)
{
    private const string AnyBelow = "*.";
    private readonly string[] entries = [.. teams.Value.EffectiveFileHosts];

    /// <returns>Whether the entry can be understood.</returns>
    public static bool CanRead(string? entry)
    {
        if (entry is null || !entry.StartsWith(AnyBelow, StringComparison.Ordinal))
        {
            return ServiceHost.Parse(entry) is not null;
        }

        // "*.com" would let in anybody, and an address has nothing below it.
        var domain = entry[AnyBelow.Length..];
        return domain.Contains('.', StringComparison.Ordinal) && !domain.Contains(':', StringComparison.Ordinal)
            && ServiceHost.Parse(domain) is not null && Uri.CheckHostName(domain) == UriHostNameType.Dns;
    }

    /// <summary>https, or http to this machine in Development; no credentials in the address.</summary>
    public bool Admits(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && Admits(uri);

    public bool Admits(Uri address) =>
        address.IsAbsoluteUri
        && address.UserInfo.Length == 0
        && SecureAddress.Is(address, environment.IsDevelopment())
        && entries.Any(entry => Matches(entry, address));

    private static bool Matches(string entry, Uri address) => entry.StartsWith(AnyBelow, StringComparison.Ordinal)
        ? address.IsDefaultPort && address.HostNameType == UriHostNameType.Dns && IsBelow(address.IdnHost, entry.AsSpan(1))
        : string.Equals(ServiceHost.Of(address), entry, StringComparison.OrdinalIgnoreCase);

    /// <param name="domain">With its leading dot, so that only whole labels match.</param>
    private static bool IsBelow(string host, ReadOnlySpan<char> domain) =>
        host.Length > domain.Length && host.AsSpan().EndsWith(domain, StringComparison.OrdinalIgnoreCase);
}
