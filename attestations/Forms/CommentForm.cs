namespace McaBot.Attestations;

/// <summary>What an approver may write with an approval: at most 500 characters, and nothing at all is fine.</summary>
public static class CommentForm
{
    /// <returns>An empty text where nothing was written.</returns>
    public static FormResult<string> Check(IReadOnlyDictionary<string, string> inputs)
    {
        if (CleanText.Of(inputs.GetValueOrDefault(Fields.Comment), keepsLines: true).Length == 0)
        {
            return new("", []);
        }

        var read = new FieldReader(inputs);
        var comment = read.Text(Fields.Comment, keepsLines: true);
        return read.Result(() => comment);
    }
}
