using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>The word under which an event stands in the ledger, such as <c>handed-off</c>.</summary>
public static class EventKind
{
    private static readonly FrozenDictionary<Type, string> Kinds = typeof(LedgerEvent)
        .GetCustomAttributes<JsonDerivedTypeAttribute>()
        .ToFrozenDictionary(kind => kind.DerivedType, kind => (string)kind.TypeDiscriminator!);

    public static string Of(LedgerEvent what) => what is NewerEvent newer ? newer.Kind : Kinds[what.GetType()];
}
