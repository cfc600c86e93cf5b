using System.Resources;

namespace McaBot.Cards;

/// <summary>The domain's codes in human words.</summary>
internal static class Words
{
    private static readonly ResourceManager Places = new("McaBot.Cards.Resources.Places", typeof(Words).Assembly);

    public static string Of(Texts texts, Scenario scenario) => texts[$"Scenario.{scenario}"];

    public static string Of(Texts texts, AcceptanceMethod method) => texts[$"Obtained.{method}"];

    public static string Of(Texts texts, PartnerRole role) => texts[$"Role.{role}"];

    public static string Of(Texts texts, AttestationState state) => texts[Code.IsKnown(state) ? $"State.{state}" : "State.Newer"];

    /// <summary>The name of the sentence about a step that names nobody but who took it.</summary>
    public static string History(LedgerEvent step) =>
        step switch
        {
            NewerEvent => "History.newer",
            HandedOff { To: CarryOutWay.IndirectProvider } => "History.handed-off.Provider",
            _ => $"History.{EventKind.Of(step)}",
        };

    /// <summary>Glyph and word: colour never tells it alone.</summary>
    public static string WithGlyph(Texts texts, AttestationState state) => $"{Glyph(state)} {Of(texts, state)}";

    public static string Country(Texts texts, string code) => Places.GetString(code, texts.Culture) ?? code;

    public static string Language(Texts texts, string culture) => Places.GetString(culture, texts.Culture) ?? culture;

    public static AdaptiveContainerStyle Style(AttestationState state) => state switch
    {
        AttestationState.Completed => AdaptiveContainerStyle.Good,
        AttestationState.Rejected or AttestationState.Failed => AdaptiveContainerStyle.Attention,
        AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff => AdaptiveContainerStyle.Accent,
        _ => AdaptiveContainerStyle.Emphasis,
    };

    private static string Glyph(AttestationState state) => state switch
    {
        AttestationState.Completed => "✓",
        AttestationState.Rejected or AttestationState.Failed => "✕",
        AttestationState.Expired => "⌛\uFE0E",
        AttestationState.Withdrawn => "↩\uFE0E",
        AttestationState.Approved or AttestationState.LinkIssued or AttestationState.HandedOff => "➜",
        _ => "◔",
    };
}
