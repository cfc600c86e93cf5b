namespace McaBot.Attestations;

/// <summary>
/// The reference under which an attestation was recorded: 1 to 64 letters, digits and <c>- _ . / : #</c>, so that the ledger holds no free
/// text.
/// </summary>
public static class ReferenceForm
{
    public static FormResult<string> Check(IReadOnlyDictionary<string, string> inputs)
    {
        var read = new FieldReader(inputs);
        var reference = read.Text(Fields.Reference, FieldProblem.NotAReference, text =>
            text.All(c => char.IsAsciiLetterOrDigit(c) || "-_./:#".Contains(c, StringComparison.Ordinal))
            && text.Any(char.IsAsciiLetterOrDigit)
                ? text
                : null);
        return read.Result(() => reference);
    }
}
