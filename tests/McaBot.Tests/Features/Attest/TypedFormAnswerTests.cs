using AdaptiveCards;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Attest.Dialogs;
using McaBot.Tests.Support;
using McaBot.Tests.Turns;
using McaBot.Turns;

namespace McaBot.Tests.Features.Attest;

/// <summary>What is said to whoever fills in a form by typing, and which labels they may type.</summary>
public sealed class TypedFormAnswerTests
{
    private static readonly AdaptiveCard Card = new(new AdaptiveSchemaVersion(1, 5)) { Body = [new AdaptiveTextBlock("the form")] };

    public static TheoryData<string, string> Labels
    {
        get
        {
            var labels = new TheoryData<string, string>();
            foreach (var name in Fields.OfCustomer.Concat(Fields.OfAcceptance))
            {
                labels.Add(name, "en");
                labels.Add(name, "fr");
            }

            return labels;
        }
    }

    [Theory]
    [MemberData(nameof(Labels))]
    public void Every_label_a_form_shows_names_its_field_when_typed_whatever_language_its_writer_reads(string field, string language)
    {
        var label = FieldLabels.Of(field, Cultures.All.Single(c => c.Name == language));
        var form = Fields.OfCustomer.Contains(field) ? Fields.OfCustomer : Fields.OfAcceptance;

        Assert.All(
            Cultures.All, reader => Assert.Equal([field], TypedForm.Read($"{label} : x", form, Missing(form), reader, reader).Values.Keys));
        Assert.True(TypedForm.NamesFields($"hello\n{label}: x"));
        Assert.False(TypedForm.NamesFields(label));
    }

    [Fact]
    public async Task What_is_still_missing_is_asked_for_in_the_order_of_the_form_beside_its_card()
    {
        var answer = await AskAsync("First name: Chantal\nE-mail: c@contoso.example.com", Fields.LastName, Fields.DateAgreed);

        Assert.Same(Card, answer.Card);
        Assert.Equal("Still needed: Last name", answer.Text);
    }

    [Fact]
    public async Task A_line_of_another_form_is_told_as_not_stored_beside_what_is_still_missing()
    {
        var answer = await AskAsync("Company name: Contoso Ltd\nFirst name: Chantal", Fields.LastName);

        Assert.Contains("“Company name” here; nothing was stored for it.", answer.Text, StringComparison.Ordinal);
        Assert.EndsWith("Still needed: Last name", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Contoso", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_unknown_lines_came_nothing_is_asked_for_that_was_not_begun()
    {
        var answer = await AskAsync("Shoe size: 42", Fields.FirstName);

        Assert.Contains("“Shoe size”", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Still needed", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_gives_nothing_at_all_is_not_understood() =>
        Assert.StartsWith("I did not understand that", (await AskAsync("", Fields.FirstName)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_form_that_is_complete_says_only_what_it_left()
    {
        var whole = await AnswerAsync(turn => Read("First name: Chantal").PointOut(turn));
        var beside = await AnswerAsync(turn => Read("First name: Chantal\nShoe size: 42").PointOut(turn));

        Assert.True(whole.IsEmpty);
        Assert.Contains("“Shoe size”", beside.Text, StringComparison.Ordinal);
        Assert.Null(beside.Card);
    }

    [Fact]
    public void Only_what_was_typed_is_called_wrong()
    {
        FieldError[] errors = [new(Fields.Email, FieldProblem.NotAnEmail), new(Fields.Phone, FieldProblem.Missing)];

        Assert.Equal([errors[0]], Read("E-mail: no").ErrorsOfTyped(errors));
        Assert.Empty(Read("First name: Chantal").ErrorsOfTyped(errors));
    }

    private static FieldError[] Missing(IReadOnlyList<string> form) => [.. form.Select(f => new FieldError(f, FieldProblem.Missing))];

    private static TypedForm Read(string text) =>
        TypedForm.Read(text, Fields.OfAcceptance, Missing(Fields.OfAcceptance), Cultures.English, Cultures.English);

    private static Task<Answer> AskAsync(string text, params IEnumerable<string> missing) =>
        AnswerAsync(turn => Read(text).AskOn(turn, Missing([.. missing]), Card));

    private static async Task<Answer> AnswerAsync(Action<Turn> act)
    {
        Answer? answer = null;
        await new RecordingAdapter().RunAsync(InnerBot.Message(""), (context, _) =>
        {
            var turn = InnerBot.Turn(context);
            act(turn);
            answer = turn.Answer;
            return Task.CompletedTask;
        });
        return answer!;
    }
}
