using System.Text.Json.Serialization;

namespace AdaptiveCards;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    Converters = [typeof(FreeValueConverter)])]
[JsonSerializable(typeof(CardContent))]
[JsonSerializable(typeof(AdaptiveTypedElement))]
[JsonSerializable(typeof(AdaptiveTextRun))]
[JsonSerializable(typeof(AdaptiveUnknownElement))]
[JsonSerializable(typeof(AdaptiveUnknownAction))]
[JsonSerializable(typeof(AdaptiveTextBlock))]
[JsonSerializable(typeof(AdaptiveRichTextBlock))]
[JsonSerializable(typeof(AdaptiveContainer))]
[JsonSerializable(typeof(AdaptiveColumn))]
[JsonSerializable(typeof(AdaptiveColumnSet))]
[JsonSerializable(typeof(AdaptiveFactSet))]
[JsonSerializable(typeof(AdaptiveImage))]
[JsonSerializable(typeof(AdaptiveActionSet))]
[JsonSerializable(typeof(AdaptiveTable))]
[JsonSerializable(typeof(AdaptiveTableRow))]
[JsonSerializable(typeof(AdaptiveTableCell))]
[JsonSerializable(typeof(AdaptiveTextInput))]
[JsonSerializable(typeof(AdaptiveDateInput))]
[JsonSerializable(typeof(AdaptiveChoiceSetInput))]
[JsonSerializable(typeof(AdaptiveToggleInput))]
[JsonSerializable(typeof(AdaptiveExecuteAction))]
[JsonSerializable(typeof(AdaptiveSubmitAction))]
[JsonSerializable(typeof(AdaptiveOpenUrlAction))]
[JsonSerializable(typeof(AdaptiveShowCardAction))]
[JsonSerializable(typeof(AdaptiveToggleVisibilityAction))]
internal sealed partial class CardJsonContext : JsonSerializerContext;
