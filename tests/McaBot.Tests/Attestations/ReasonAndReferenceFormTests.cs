using McaBot.Attestations;

namespace McaBot.Tests.Attestations;

public sealed class ReasonAndReferenceFormTests
{
    [Theory]
    [InlineData("  The date is wrong.\nAsk again. ", "The date is wrong.\nAsk again.")]
    [InlineData("[x](https://evil.example) ${1+1} <at>all</at>", "[x](https://evil.example) ${1+1} <at>all</at>")]
    public void A_reason_is_kept_as_typed(string typed, string kept) =>
        Assert.Equal(kept, ReasonForm.Check(Inputs(Fields.Reason, typed)).Value);

    [Fact]
    public void A_reason_is_needed_and_bounded()
    {
        Assert.Equal(FieldProblem.Missing, Assert.Single(ReasonForm.Check(Inputs(Fields.Reason, " \n ")).Errors).Problem);
        Assert.Equal(FieldProblem.Missing, Assert.Single(ReasonForm.Check(Inputs(Fields.Reason, "\u200B\u3164\u2800")).Errors).Problem);
        Assert.True(ReasonForm.Check(Inputs(Fields.Reason, new string('a', 500))).IsValid);
        Assert.Equal(FieldProblem.TooLong, Assert.Single(ReasonForm.Check(Inputs(Fields.Reason, new string('a', 501))).Errors).Problem);
    }

    [Theory]
    [InlineData("INC-2026/03:1#a_b.c")]
    [InlineData("a")]
    public void A_reference_is_kept_as_typed(string typed) =>
        Assert.Equal(typed, ReferenceForm.Check(Inputs(Fields.Reference, typed)).Value);

    [Theory]
    [InlineData("", FieldProblem.Missing)]
    [InlineData("Ada Martin", FieldProblem.NotAReference)]
    [InlineData("ada@contoso.com", FieldProblem.NotAReference)]
    [InlineData("référence", FieldProblem.NotAReference)]
    [InlineData("--", FieldProblem.NotAReference)]
    [InlineData("a\nb", FieldProblem.NotAReference)]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", FieldProblem.TooLong)]
    public void A_reference_that_could_be_free_text_is_refused(string typed, FieldProblem problem)
    {
        var form = ReferenceForm.Check(Inputs(Fields.Reference, typed));

        Assert.Null(form.Value);
        Assert.Equal(new FieldError(Fields.Reference, problem), Assert.Single(form.Errors));
    }

    private static Dictionary<string, string> Inputs(string field, string typed) => new() { [field] = typed };
}
