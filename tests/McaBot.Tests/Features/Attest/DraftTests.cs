using System.Globalization;
using McaBot.Attestations;
using McaBot.Features.Attest;
using McaBot.Features.Attest.Dialogs;

namespace McaBot.Tests.Features.Attest;

/// <summary>What one thing that is said does to another that was said before.</summary>
public sealed class DraftTests
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private readonly Draft draft = new();

    [Fact]
    public void A_phone_number_said_before_its_country_is_dialled_there()
    {
        Takes(Fields.Phone, "01 42 68 53 99");

        Takes(Fields.Country, "FR");

        Assert.Equal("+33142685399", draft.Inputs[Fields.Phone]);
    }

    [Fact]
    public void Of_another_person_nothing_stays_that_was_only_guessed()
    {
        draft.Guess(
            new Dictionary<string, string>
            {
                [Fields.FirstName] = "Alice", [Fields.LastName] = "Martin", [Fields.Email] = "alice@contoso.com",
                [Fields.Phone] = "+33142685399", [Fields.DateAgreed] = "2025-11-03",
            },
            GuessSource.Mail,
            French);

        draft.ForgetGuessesOfOther(new Dictionary<string, string> { [Fields.FirstName] = "Bruno", [Fields.LastName] = "Petit" });

        Assert.All(Fields.OfSignatory, field => Assert.Equal("", draft.Inputs[field]));
        Assert.Equal("2025-11-03", draft.Inputs[Fields.DateAgreed]);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("N/A")]
    [InlineData("aucun")]
    [InlineData("-")]
    public void That_there_is_no_phone_number_is_none(string said)
    {
        Takes(Fields.Phone, said);

        Assert.Equal("", draft.Inputs[Fields.Phone]);
    }

    [Theory]
    [InlineData("nope", true)]
    [InlineData("no don't", true)]
    [InlineData("ouais", true)]
    [InlineData("pas du tout", true)]
    [InlineData("INC-48213", false)]
    [InlineData("Chantal", false)]
    [InlineData("Last name: No", false)]
    [InlineData("no, 25/11/2025", false)]
    [InlineData("no, chantal@contoso.com", false)]
    public void What_is_likely_an_answer_to_whether_to_discard_is_no_value(string said, bool isUnclear) =>
        Assert.Equal(isUnclear, DiscardQuestion.IsUnclear(said));

    private void Takes(string field, string said) => draft.Take([field], new Dictionary<string, string> { [field] = said }, French);
}
