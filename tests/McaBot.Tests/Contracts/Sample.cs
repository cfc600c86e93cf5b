using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace McaBot.Tests.Contracts;

/// <summary>A value of any stored type with nothing left out, always the same.</summary>
internal static class Sample
{
    public const string Text = "text";
    public static readonly DateTimeOffset Moment = new(2026, 11, 29, 9, 30, 15, 250, TimeSpan.Zero);

    private static readonly Guid Id = new("0a1b2c3d-0001-4002-8003-0123456789ab");

    public static object Of(Type type)
    {
        var isList = IsOf(type, typeof(IEnumerable<>));
        var isByName = isList && type.GetGenericArguments().Length == 2;
        return Nullable.GetUnderlyingType(type) is { } underlying ? Of(underlying)
            : type == typeof(string) ? Text
            : type == typeof(Guid) ? Id
            : type == typeof(bool) ? true
            : type == typeof(int) ? 7
            : type == typeof(long) ? 7L
            : type == typeof(DateTimeOffset) ? Moment
            : type == typeof(DateOnly) ? DateOnly.FromDateTime(Moment.UtcDateTime)
            : type.IsEnum ? Enum.GetValues(type).GetValue(0)!
            : type == typeof(JsonElement) ? JsonSerializer.SerializeToElement(Text)
            : isByName ? DictionaryOf(type.GetGenericArguments())
            : isList ? ListOf(type.GetGenericArguments()[0])
            : Made(type);
    }

    private static object Made(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        var made = constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
        foreach (var property in type.GetProperties().Where(property =>
            constructor.GetParameters().Length == 0 && property.CanWrite
            && !property.IsDefined(typeof(JsonExtensionDataAttribute), inherit: false)))
        {
            property.SetValue(made, Of(property.PropertyType));
        }

        return made;
    }

    private static IList ListOf(Type element)
    {
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        list.Add(Of(element));
        return list;
    }

    private static IDictionary DictionaryOf(Type[] keyAndValue)
    {
        var byName = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(keyAndValue))!;
        byName.Add(Of(keyAndValue[0]), Of(keyAndValue[1]));
        return byName;
    }

    private static bool IsOf(Type type, Type open) => type.IsGenericType
        && type.GetInterfaces().Append(type).Any(one => one.IsGenericType && one.GetGenericTypeDefinition() == open);
}
