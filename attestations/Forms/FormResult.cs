namespace McaBot.Attestations;

/// <summary>A form's value, or what is wrong field by field; never both.</summary>
public sealed record FormResult<T>(T? Value, IReadOnlyList<FieldError> Errors)
    where T : class
{
    public bool IsValid => Value is not null;
}
