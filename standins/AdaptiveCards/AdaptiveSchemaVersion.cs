using System.Globalization;
using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonConverter(typeof(AdaptiveSchemaVersionConverter))]
public class AdaptiveSchemaVersion : IComparable<AdaptiveSchemaVersion>
{
    public AdaptiveSchemaVersion()
    {
    }

    public AdaptiveSchemaVersion(int major, int minor) => (Major, Minor) = (major, minor);

    public AdaptiveSchemaVersion(string versionString)
    {
        ArgumentNullException.ThrowIfNull(versionString);
        var parts = versionString.Split('.');
        var minor = 0;
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            || (parts.Length > 1 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out minor)))
        {
            throw new AdaptiveSerializationException($"'{versionString}' is not a schema version.");
        }

        (Major, Minor) = (major, minor);
    }

    public int Major { get; set; }

    public int Minor { get; set; }

    public static implicit operator AdaptiveSchemaVersion(string versionString) => new(versionString);

    public static bool operator ==(AdaptiveSchemaVersion? version1, AdaptiveSchemaVersion? version2) => Equals(version1, version2);

    public static bool operator !=(AdaptiveSchemaVersion? version1, AdaptiveSchemaVersion? version2) => !Equals(version1, version2);

    public static bool operator <(AdaptiveSchemaVersion? left, AdaptiveSchemaVersion? right) => Compare(left, right) < 0;

    public static bool operator >(AdaptiveSchemaVersion? left, AdaptiveSchemaVersion? right) => Compare(left, right) > 0;

    public static bool operator <=(AdaptiveSchemaVersion? left, AdaptiveSchemaVersion? right) => Compare(left, right) <= 0;

    public static bool operator >=(AdaptiveSchemaVersion? left, AdaptiveSchemaVersion? right) => Compare(left, right) >= 0;

    public int CompareTo(AdaptiveSchemaVersion? other) =>
        other is null ? 1 : (Major, Minor).CompareTo((other.Major, other.Minor));

    public override bool Equals(object? obj) =>
        obj is AdaptiveSchemaVersion other && (Major, Minor) == (other.Major, other.Minor);

    public override int GetHashCode() => HashCode.Combine(Major, Minor);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}");

    private static int Compare(AdaptiveSchemaVersion? left, AdaptiveSchemaVersion? right) =>
        Comparer<AdaptiveSchemaVersion>.Default.Compare(left, right);
}
