using System.Text.Json.Serialization;
using McaBot.Attestations;

namespace McaBot.Errands;

public enum ErrandKind
{
    /// <summary>An audit file of a month or a customer.</summary>
    Export = 1,

    /// <summary>A check of every ledger.</summary>
    VerifyAll = 2,
}

/// <summary>Something a person asked for that takes longer than they wait: its outcome comes into their personal chat.</summary>
/// <param name="Person">Who asked, with a right checked then; the outcome goes to nobody else.</param>
/// <param name="Conversation">Their personal chat.</param>
/// <param name="Locale">Their language.</param>
/// <param name="Customer">Whom it is about, where it is about one.</param>
/// <param name="Month">The first day of the month it is about, where it is about one.</param>
/// <param name="ClaimedBy">The process that is at it.</param>
/// <param name="Until">Nobody else takes it up before then; UTC.</param>
/// <param name="Tries">How often it was taken up.</param>
/// <param name="Unsure">How often its outcome may have been seen although no answer came.</param>
public sealed record Errand(
    Guid Id, ErrandKind Kind, Guid Person, string ServiceUrl, string Conversation, string Locale, string Correlation,
    Guid? Customer = null, DateOnly? Month = null, string? ClaimedBy = null, DateTimeOffset? Until = null, int Tries = 0, int Unsure = 0);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectRequiredConstructorParameters = true, Converters = [typeof(CodeConverter<ErrandKind>)])]
[JsonSerializable(typeof(Errand))]
internal sealed partial class ErrandJson : JsonSerializerContext;
