using System.ComponentModel.DataAnnotations;

namespace McaBot.Platform.Settings;

/// <summary>A duration within bounds, or none: what it is for is off, or nothing is said about it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DurationAttribute(string shortest, string longest) : ValidationAttribute
{
    private readonly TimeSpan least = TimeSpan.Parse(shortest, CultureInfo.InvariantCulture);
    private readonly TimeSpan most = TimeSpan.Parse(longest, CultureInfo.InvariantCulture);

    /// <summary>Whether zero is fine as well.</summary>
    public bool OrOff { get; set; }

    /// <summary>Whether nothing at all is fine as well.</summary>
    public bool OrEmpty { get; set; }

    public override bool IsValid(object? value) =>
        value is TimeSpan duration ? (OrOff && duration == TimeSpan.Zero) || (duration >= least && duration <= most) : OrEmpty;

    public override string FormatErrorMessage(string name) =>
        $"must be {(OrOff ? "00:00:00 (off) or " : OrEmpty ? "empty, or " : "")}between {shortest} and {longest}.";
}
