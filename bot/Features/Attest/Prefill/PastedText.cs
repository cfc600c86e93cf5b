namespace McaBot.Features.Attest.Prefill;

/// <summary>A message that is no line of talk: facts in one piece, a mail, or facts above a mail. At least one of the two.</summary>
internal sealed record PastedText(PastedFacts? Facts, ReadMail? Mail)
{
    /// <summary>The fields of the facts that stay as they are.</summary>
    public IReadOnlyList<string> Left { get; private init; } = [];

    /// <returns>Null where it is neither.</returns>
    public static PastedText? Read(string text, CultureInfo region)
    {
        if (text.IndexOfAny(['\n', ';', ',']) < 0)
        {
            return null;
        }

        return QuotedMails.Read(text, region) is { } mail ? new PastedText(PastedFacts.Read(QuotedMails.Above(text), region), mail)
            : PastedFacts.Read(text, region) is { } facts ? new PastedText(facts, null)
            : null;
    }

    /// <summary>What of it is for the request at a step whose form reads the names of its own fields by itself.</summary>
    /// <returns>Null where it is all for the step.</returns>
    public PastedText? For(Draft draft, string step)
    {
        // The card to confirm shows whatever is taken.
        if (Facts is null || step is DataNames.Steps.Scenario or DataNames.Steps.Confirm)
        {
            return this;
        }

        // Facts of another step are taken where nothing is known there: what was checked is not changed out of sight.
        var own = string.Equals(step, DataNames.Steps.Customer, StringComparison.Ordinal) ? Fields.OfCustomer
            : Fields.OfAcceptance;
        var values = Facts
            .Values.Where(v => own.Contains(v.Key, StringComparer.Ordinal) || draft.IsEmptyIn([v.Key]))
            .ToDictionary(StringComparer.Ordinal);
        return Mail is null && Facts.Guessed.Count == 0 && values.Keys.All(own.Contains)
            ? null
            : this with { Facts = Facts with { Values = values }, Left = [.. Facts.Values.Keys.Except(values.Keys)] };
    }
}
