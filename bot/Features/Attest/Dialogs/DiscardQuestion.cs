using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>
/// Nothing that was entered is thrown away at one word. The question is kept with the draft: a "yes" that answers it confirms no request.
/// </summary>
internal static class DiscardQuestion
{
    /// <summary>What is done at a yes, as kept: the request is given up, or begun anew.</summary>
    public const string Discard = "discard";
    public const string StartOver = "start-over";

    /// <summary>Kept where it was asked whether to go on with a request that was begun, or to discard it.</summary>
    public const string Resume = "resume";

    private const int MostWords = 4;

    /// <summary>What begins with one of them is more likely an answer of another kind than a value.</summary>
    private static readonly string[] LikeAnswers =
    [
        "yes", "yep", "yeah", "yup", "no", "nope", "nah", "don't", "dont", "please", "oui", "ouais", "non", "pas", "surtout",
    ];

    public static void Ask(Turn turn, Draft draft, string then)
    {
        draft.Asked = then;
        turn.Answer.Show(DiscardCard.For(draft.View(), string.Equals(then, StartOver, StringComparison.Ordinal), turn.Culture));
    }

    /// <returns>Null where the text is no answer to it.</returns>
    public static bool? Answer(string text) => CommandText.Normalise(text) switch
    {
        "yes" or "y" or "yes please" or "discard" or "discard it" or "yes, discard" or "yes, discard it" or "yes discard it" => true,
        "oui, annuler" or "oui annuler" or "oui merci" or "oui, merci" => true,
        "oui" or "abandonner" or "oui, abandonner" or "oui abandonner" or "abandonne" or "l'abandonner" => true,
        "no" or "n" or "keep" or "keep it" or "keep writing" or "no, keep it" or "continue" or "resume" or "go on" => false,
        "no thanks" or "no thank you" or "no, thanks" or "non merci" or "non, merci" => false,
        "non" or "continuer" or "continuer la saisie" or "conserver" or "garder" or "reprendre" => false,
        _ => null,
    };

    /// <summary>Whether to go on with what was begun; to discard it is asked once more, and whatever may be either, goes on.</summary>
    /// <returns>Null where the text is no answer to that.</returns>
    public static bool? GoesOn(string text) => CommandText.Normalise(text) switch
    {
        "yes" or "y" or "yes please" or "oui" or "oui merci" or "oui, merci" or "ok" or "okay" or "sure" or "d'accord" => true,
        "confirm" or "confirmer" => true,
        "no" or "n" or "non" or "no thanks" or "no thank you" or "non merci" or "non, merci" => false,
        _ => Answer(text) is { } discards ? !discards : null,
    };

    /// <summary>Whether it may be meant for the question or for the request: that is asked again, before anything goes on record.</summary>
    public static bool IsUnclear(string text) => CommandText.Normalise(text).Split(' ') is [var first, ..] words
        && (
            (words.Length == 1 && first is "confirm" or "confirmer" or "ok" or "okay" or "sure" or "d'accord")
            || (words.Length <= MostWords && LikeAnswers.Contains(first.TrimEnd(',', '.', '!'), StringComparer.Ordinal)
                && !text.Any(c => char.IsAsciiDigit(c) || c == '@') && !TypedForm.NamesFields(text)));
}
