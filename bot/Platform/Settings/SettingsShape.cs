using System.ComponentModel;
using System.Reflection;

namespace McaBot.Platform.Settings;

/// <summary>Whether configured texts can become the values their properties want.</summary>
internal static class SettingsShape
{
    public static IEnumerable<PropertyInfo> PropertiesOf(Type options) =>
        options
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.CanWrite || ElementOf(p.PropertyType) is not null)
            .Where(p => !p.Name.StartsWith("Effective", StringComparison.Ordinal));

    /// <summary>What the list holds; null when the property is no list.</summary>
    public static Type? ElementOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IList<>) ? type.GetGenericArguments()[0] : null;

    public static IEnumerable<string> ProblemsOf(Type options, IConfiguration section, string name)
    {
        foreach (var property in PropertiesOf(options))
        {
            var setting = section.GetSection(property.Name);
            var path = name.Length == 0 ? property.Name : $"{name}:{property.Name}";
            if (ElementOf(property.PropertyType) is not { } element)
            {
                if (ProblemOf(property.PropertyType, setting.Value) is { } problem)
                {
                    yield return $"{path} {problem}";
                }

                continue;
            }

            if (!string.IsNullOrEmpty(setting.Value))
            {
                yield return $"{path} must be a list: write {path}:0, {path}:1 and so on.";
            }

            foreach (var item in setting.GetChildren())
            {
                if (ProblemOf(element, item.Value) is { } problem)
                {
                    yield return $"{path}:{item.Key} {problem}";
                }
            }
        }
    }

    /// <summary>Never says what was configured: it may be a secret in the wrong place.</summary>
    private static string? ProblemOf(Type type, string? text)
    {
        var wanted = Nullable.GetUnderlyingType(type) ?? type;
        if (string.IsNullOrEmpty(text) && (wanted != type || !type.IsValueType || text is null))
        {
            return null;
        }

        return Converts(wanted, text!) ? null : $"must be {Words(wanted)}.";
    }

    private static bool Converts(Type type, string text)
    {
        if (type == typeof(Uri))
        {
            return Uri.TryCreate(text, UriKind.Absolute, out _);
        }

        if (type.IsEnum)
        {
            return Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase);
        }

        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text) is not null;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or NotSupportedException or OverflowException)
        {
            return false;
        }
    }

    private static string Words(Type type) => type switch
    {
        _ when type == typeof(Guid) => "a GUID",
        _ when type == typeof(Uri) => "an absolute address",
        _ when type == typeof(TimeSpan) => "a duration such as 00:00:45",
        _ when type == typeof(DateOnly) => "a date such as 2023-04-01",
        _ when type == typeof(bool) => "true or false",
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ => "a whole number",
    };
}
