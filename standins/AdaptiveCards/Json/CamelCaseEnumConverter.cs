using System.Text.Json;
using System.Text.Json.Serialization;

namespace AdaptiveCards;

internal sealed class CamelCaseEnumConverter<TEnum>()
    : JsonStringEnumConverter<TEnum>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where TEnum : struct, Enum;
