using System.Collections.Frozen;
using System.Text.Json.Serialization.Metadata;

namespace AdaptiveCards;

/// <summary>Which class stands for which "type" on the wire.</summary>
internal static class TypedElementTypes
{
    private static readonly FrozenDictionary<string, JsonTypeInfo> ByName = new Dictionary<string, JsonTypeInfo>
    {
        [AdaptiveCard.TypeName] = CardJsonContext.Default.AdaptiveCard,
        [AdaptiveTextBlock.TypeName] = CardJsonContext.Default.AdaptiveTextBlock,
        [AdaptiveRichTextBlock.TypeName] = CardJsonContext.Default.AdaptiveRichTextBlock,
        [AdaptiveContainer.TypeName] = CardJsonContext.Default.AdaptiveContainer,
        [AdaptiveColumn.TypeName] = CardJsonContext.Default.AdaptiveColumn,
        [AdaptiveColumnSet.TypeName] = CardJsonContext.Default.AdaptiveColumnSet,
        [AdaptiveFactSet.TypeName] = CardJsonContext.Default.AdaptiveFactSet,
        [AdaptiveImage.TypeName] = CardJsonContext.Default.AdaptiveImage,
        [AdaptiveActionSet.TypeName] = CardJsonContext.Default.AdaptiveActionSet,
        [AdaptiveTable.TypeName] = CardJsonContext.Default.AdaptiveTable,
        [AdaptiveTableRow.TypeName] = CardJsonContext.Default.AdaptiveTableRow,
        [AdaptiveTableCell.TypeName] = CardJsonContext.Default.AdaptiveTableCell,
        [AdaptiveTextInput.TypeName] = CardJsonContext.Default.AdaptiveTextInput,
        [AdaptiveDateInput.TypeName] = CardJsonContext.Default.AdaptiveDateInput,
        [AdaptiveChoiceSetInput.TypeName] = CardJsonContext.Default.AdaptiveChoiceSetInput,
        [AdaptiveToggleInput.TypeName] = CardJsonContext.Default.AdaptiveToggleInput,
        [AdaptiveExecuteAction.TypeName] = CardJsonContext.Default.AdaptiveExecuteAction,
        [AdaptiveSubmitAction.TypeName] = CardJsonContext.Default.AdaptiveSubmitAction,
        [AdaptiveOpenUrlAction.TypeName] = CardJsonContext.Default.AdaptiveOpenUrlAction,
        [AdaptiveShowCardAction.TypeName] = CardJsonContext.Default.AdaptiveShowCardAction,
        [AdaptiveToggleVisibilityAction.TypeName] = CardJsonContext.Default.AdaptiveToggleVisibilityAction,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static bool IsKnown(string type) =>
        ByName.ContainsKey(type) || string.Equals(type, AdaptiveTextRun.TypeName, StringComparison.OrdinalIgnoreCase);

    /// <summary>The class for a type name where a <paramref name="expected"/> is expected.</summary>
    public static JsonTypeInfo For(string? type, Type expected)
    {
        if (type is not null && ByName.TryGetValue(type, out var known) && expected.IsAssignableFrom(known.Type))
        {
            return known;
        }

        return typeof(AdaptiveAction).IsAssignableFrom(expected)
            ? CardJsonContext.Default.AdaptiveUnknownAction
            : CardJsonContext.Default.AdaptiveUnknownElement;
    }

    public static JsonTypeInfo For(AdaptiveTypedElement value) =>
        CardJsonContext.Default.GetTypeInfo(value.GetType())
        ?? throw new NotSupportedException($"{value.GetType()} is not an element or action of this library.");
}
