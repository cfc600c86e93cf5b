using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using McaBot.Attestations;

namespace McaBot.Tests.Contracts;

/// <summary>No name in JSON comes from a name in C#.</summary>
public sealed class JsonNameTests
{
    public static TheoryData<string> Contexts => [.. StoredRoots.Contexts.Select(context => context.FullName!)];

    [Theory]
    [MemberData(nameof(Contexts))]
    public void Every_property_in_JSON_says_its_name(string context)
    {
        var types = StoredRoots.Of(StoredRoots.Contexts.Single(c => c.FullName == context)).SelectMany(StoredShape.Within).ToList();

        Assert.Contains(types, type => type.Properties.Count > 0);
        Assert.Empty(types.SelectMany(Unnamed).Distinct());
    }

    [Fact]
    public void A_property_that_does_not_say_its_name_is_told_apart()
    {
        var careless = CarelessJson.Default.Careless;

        Assert.Equal([$"{nameof(Careless)}: forgotten"], Unnamed(careless));
    }

    [Fact]
    public void Every_kind_of_event_says_its_name_once()
    {
        var kinds = typeof(LedgerEvent).GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        var events = typeof(LedgerEvent)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LedgerEvent)) && !type.IsAbstract)

            // Has the name it was read with, and is never written.
            .Except([typeof(NewerEvent)])
            .ToList();

        Assert.Empty(events.Except(kinds.Select(kind => kind.DerivedType)));
        Assert.Equal(events.Count, kinds.Count);
        Assert.Equal(kinds.Count, kinds.Select(kind => (string)kind.TypeDiscriminator!).Distinct(StringComparer.Ordinal).Count());
    }

    private static IEnumerable<string> Unnamed(JsonTypeInfo type) => StoredShape.StoredProperties(type)
        .Where(property => property.AttributeProvider?.IsDefined(typeof(JsonPropertyNameAttribute), inherit: false) != true)
        .Select(property => $"{type.Type.Name}: {property.Name}");
}
