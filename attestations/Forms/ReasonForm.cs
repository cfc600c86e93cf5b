namespace McaBot.Attestations;

/// <summary>The reason of a rejection: 1 to 500 characters, of which something shows.</summary>
public static class ReasonForm
{
    public static FormResult<string> Check(IReadOnlyDictionary<string, string> inputs)
    {
        var read = new FieldReader(inputs);
        var reason = read.Text(Fields.Reason, keepsLines: true);
        return read.Result(() => reason);
    }
}
