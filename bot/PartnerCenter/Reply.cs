using System.Text.Json;
using McaBot.Platform.Http;

namespace McaBot.PartnerCenter;

/// <summary>What Partner Center answered, good or bad, below 500 and not 429.</summary>
/// <param name="Body">Null when it was no JSON; a JSON undefined when it was empty.</param>
internal sealed record Reply(int Status, JsonElement? Body, Guid CorrelationId)
{
    public bool IsGood => Status is >= 200 and < 300;

    /// <summary>The first of these properties that holds a GUID, or the whole body where it is one.</summary>
    public Guid? IdIn(IEnumerable<string> names) => Body switch
    {
        { ValueKind: JsonValueKind.Object } item => names.Select(n => GuidOf(item.Property(n))).FirstOrDefault(g => g is not null),
        { } whole => GuidOf(whole),
        _ => null,
    };

    private static Guid? GuidOf(JsonElement? value) =>
        value?.Text() is { } text && Guid.TryParse(text, out var id) && id != Guid.Empty ? id : null;
}
