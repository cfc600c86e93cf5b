using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace McaBot.Tests.Contracts;

/// <summary>JSON as its names in their order, an indented line each, with the kind of value behind each and every code it may be.</summary>
internal static class StoredShape
{
    private const string Deeper = "  ";

    public static IEnumerable<string> Of(string name, JsonTypeInfo type, string indent = "")
    {
        var (ending, value) = Unwrap(type);
        if (value.PolymorphismOptions is { } kinds)
        {
            return kinds.DerivedTypes
                .SelectMany(kind => PropertiesOf(value.Options.GetTypeInfo(kind.DerivedType), indent + Deeper + Deeper)
                    .Prepend($"{indent}{Deeper}{kinds.TypeDiscriminatorPropertyName} {kind.TypeDiscriminator}"))
                .Prepend($"{indent}{name}{ending}");
        }

        return value.Kind == JsonTypeInfoKind.Object
            ? PropertiesOf(value, indent + Deeper).Prepend($"{indent}{name}{ending}")
            : [$"{indent}{name}{ending}: {KindOf(value)}"];
    }

    /// <summary>Every type that is written with <paramref name="type"/>, itself included.</summary>
    public static IEnumerable<JsonTypeInfo> Within(JsonTypeInfo type)
    {
        var value = Unwrap(type).Value;
        return PartsOf(value).SelectMany(Within).Prepend(value);
    }

    private static IEnumerable<JsonTypeInfo> PartsOf(JsonTypeInfo value) =>
    [
        .. value.PolymorphismOptions?.DerivedTypes.Select(kind => value.Options.GetTypeInfo(kind.DerivedType)) ?? [],
        .. StoredProperties(value).Select(property => value.Options.GetTypeInfo(property.PropertyType)),
    ];

    public static IEnumerable<JsonPropertyInfo> StoredProperties(JsonTypeInfo type) => type.Kind == JsonTypeInfoKind.Object
        ? type.Properties.Where(property => !IsLeftOut(property))
        : [];

    // Collections are written even where what can only be read is not.
    private static bool IsLeftOut(JsonPropertyInfo property) =>
        property.IsExtensionData
        || (property.Get is null && property.Set is null)
        || (property is { Options.IgnoreReadOnlyProperties: true, Set: null, AssociatedParameter: null }
            && !IsCollection(property.Options.GetTypeInfo(property.PropertyType)));

    private static bool IsCollection(JsonTypeInfo type) => type.Kind is JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary;

    private static IEnumerable<string> PropertiesOf(JsonTypeInfo type, string indent) =>
        StoredProperties(type).SelectMany(property => Of(property.Name, type.Options.GetTypeInfo(property.PropertyType), indent));

    private static (string Ending, JsonTypeInfo Value) Unwrap(JsonTypeInfo type)
    {
        if (Nullable.GetUnderlyingType(type.Type) is { } underlying)
        {
            return Unwrap(type.Options.GetTypeInfo(underlying));
        }

        if (type.ElementType is not { } element)
        {
            return ("", type);
        }

        var (ending, value) = Unwrap(type.Options.GetTypeInfo(element));
        return ((type.Kind == JsonTypeInfoKind.Dictionary ? "{}" : "[]") + ending, value);
    }

    /// <summary>A number says nothing by itself.</summary>
    private static string MemberOf(object member, JsonTypeInfo type)
    {
        var json = JsonSerializer.Serialize(member, type);
        return json.StartsWith('"') ? json.Trim('"') : $"{json} ({member})";
    }

    private static string KindOf(JsonTypeInfo value) => value.Type switch
    {
        { IsEnum: true } => string.Join(" | ", Enum.GetValues(value.Type).Cast<object>().Select(member => MemberOf(member, value))),
        var type when type == typeof(string) => "text",
        var type when type == typeof(Guid) => "id",
        var type when type == typeof(bool) => "true or false",
        var type when type == typeof(int) || type == typeof(long) => "number",
        var type when type == typeof(DateTimeOffset) => "time",
        var type when type == typeof(DateOnly) => "day",
        var type when type == typeof(JsonElement) => "any JSON",
        var type => throw new InvalidOperationException($"How is a stored {type} written?"),
    };
}
