using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>The button that goes on, in words: for a form that is filled in already.</summary>
internal static class GoOn
{
    public static bool Is(string text) => CommandText.Normalise(text) is
        "next" or "continue" or "go on" or "ok" or "okay" or "yes" or "correct" or "that's right" or "all correct"
        or "suivant" or "suite" or "continuer" or "oui" or "d'accord" or "c'est bon" or "c'est exact" or "exact";

    /// <summary>Whether the button is meant although something is missing. Where a name is asked for, somebody may be called so.</summary>
    /// <param name="errors">What the form lacks, in its order: the first is asked for.</param>
    public static bool IsMeant(string text, IReadOnlyList<FieldError> errors) =>
        Is(text) && errors is not [{ Field: Fields.FirstName or Fields.LastName or Fields.CompanyName }, ..];
}
