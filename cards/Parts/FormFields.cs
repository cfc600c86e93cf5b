namespace McaBot.Cards;

/// <summary>Inputs with their label, hint, what was typed, and what is wrong with it right below.</summary>
internal sealed class FormFields(Texts texts, IReadOnlyDictionary<string, string> typed, IReadOnlyList<FieldError> errors)
{
    /// <summary>Values for the {0} of a problem's words, where the problem has one.</summary>
    public Func<FieldError, string>? Limits { get; init; }

    public AdaptiveContainer? Summary(IReadOnlyList<string> fields)
    {
        var wrong = errors.Where(e => fields.Contains(e.Field)).Select(e => e.Field).Distinct().Count();
        return wrong == 0
            ? null
            : Blocks.Attention(texts.Count("Errors", wrong), Blocks.Paragraph(texts["Errors.Kept"]));
    }

    public IEnumerable<AdaptiveElement> Text(
        string field, bool required = true, AdaptiveTextInputStyle style = AdaptiveTextInputStyle.Text, bool lines = false) =>
        WithProblem(
            field,
            Prepared(
                new AdaptiveTextInput
                {
                    Placeholder = texts.Find($"Field.{field}.Hint"),
                    Value = UserText.Typed(
                        field == Fields.Phone ? PhoneText.Shown(Typed(field)) : Typed(field), Fields.MaxLength(field) + 1),
                    MaxLength = Fields.MaxLength(field),
                    Style = style,
                    IsMultiline = lines,
                },
                field,
                required));

    /// <summary>What could not be read as a day stays out of the input, which would not show it; the message below repeats it.</summary>
    /// <remarks>No earliest day: a client would refuse it with the words of a missing one, and not say why.</remarks>
    public IEnumerable<AdaptiveElement> Date(string field, DateOnly latest, bool required = true) =>
        WithProblem(field, Prepared(
            new AdaptiveDateInput
            {
                Value = TypedDay.OfIso(Typed(field)) is { } day ? TypedDay.Iso(day) : null,
                Max = TypedDay.Iso(latest),
            },
            field,
            required));

    public IEnumerable<AdaptiveElement> Choice(string field, IEnumerable<AdaptiveChoice> choices, AdaptiveChoiceInputStyle style)
    {
        var list = choices.ToList();
        return WithProblem(field, Prepared(
            new AdaptiveChoiceSetInput
            {
                Choices = list,
                Value = list.Find(c => string.Equals(c.Value, Typed(field), StringComparison.OrdinalIgnoreCase))?.Value,
                Style = style,
                Wrap = true,
            },
            field,
            required: true));
    }

    private string? Typed(string field) => typed.GetValueOrDefault(field);

    private AdaptiveInput Prepared(AdaptiveInput input, string field, bool required)
    {
        input.Id = field;
        input.Label = texts[$"Field.{field}"];
        input.ErrorMessage = texts[$"Field.{field}.Error"];
        input.IsRequired = required;
        return input;
    }

    private IEnumerable<AdaptiveElement> WithProblem(string field, AdaptiveInput input)
    {
        yield return input;
        if (errors.FirstOrDefault(e => e.Field == field) is { } error)
        {
            var message = new AdaptiveTextRun($"⚠\uFE0E {Message(error)}") { Color = AdaptiveTextColor.Attention };
            yield return new AdaptiveRichTextBlock { Id = $"{field}-error", Inlines = { message }, Spacing = AdaptiveSpacing.Small };
        }
    }

    private string Message(FieldError error) => error.Problem switch
    {
        FieldProblem.Missing => texts[$"Field.{error.Field}.Error"],
        FieldProblem.TooLong => texts.Format("Problem.TooLong", Fields.MaxLength(error.Field)),
        FieldProblem.NotADate => texts.Format("Problem.NotADate", UserText.Literal(Typed(error.Field), 40)),
        FieldProblem.SeveralLanguages => texts.Format("Problem.SeveralLanguages", FieldLabels.Languages(Typed(error.Field), texts.Culture)),
        _ => texts.Format($"Problem.{error.Problem}", Limits?.Invoke(error) ?? ""),
    };
}
