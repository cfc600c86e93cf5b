using System.Collections.Frozen;

namespace McaBot.Features.Bulk.Sheets;

/// <summary>
/// The columns of a file: found by whatever people call the fields anywhere, in either language, and by what Microsoft's own files call
/// them.
/// </summary>
internal static class SheetColumns
{
    /// <summary>In the order of the template.</summary>
    public static IReadOnlyList<string> All { get; } = [BulkTexts.Scenario, .. Fields.OfCustomer, .. Fields.OfAcceptance];

    /// <summary>Beside what <see cref="FieldNames"/> knows: the situation, and what only a file says.</summary>
    private static readonly FrozenDictionary<string, string> ByName = Cultures.All
        .SelectMany(culture => All.Select(field => (Name: BulkTexts.Column(field, culture), Field: field)))
        .Concat(new (string Name, string Field)[] { (BulkTexts.Scenario, BulkTexts.Scenario), ("last agreement date", Fields.DateAgreed) })
        .DistinctBy(pair => FieldNames.Plain(pair.Name))
        .ToFrozenDictionary(pair => FieldNames.Plain(pair.Name), pair => pair.Field, StringComparer.Ordinal);

    /// <returns>The field id; null when the name means nothing.</returns>
    public static string? Find(string name) => ByName.TryGetValue(FieldNames.Plain(name), out var field) ? field : FieldNames.Find(name);
}
