using System.ComponentModel.DataAnnotations;
using McaBot.Teams.Files;

namespace McaBot.Teams;

/// <summary>A list of whole hosts, with a port where it is not the usual one.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HostNamesAttribute : ValidationAttribute
{
    /// <summary>Whether <c>*.</c> before a domain is fine as well.</summary>
    public bool PatternsToo { get; set; }

    public override bool IsValid(object? value) =>
        value is IEnumerable<string> hosts && hosts.All(h => PatternsToo ? FileHosts.CanRead(h) : ServiceHost.Parse(h) is not null);
}
