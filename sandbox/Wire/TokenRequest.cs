namespace McaBot.Sandbox.Wire;

/// <summary>A token to mint. What is null takes the value of a proper channel token; tests spoil what they like.</summary>
public sealed record TokenRequest
{
    public string? Issuer { get; init; }

    public string? Audience { get; init; }

    public string? ServiceUrl { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public SigningKey? Key { get; init; }

    /// <summary>As the header names it; RS256 unless told otherwise.</summary>
    public string? Algorithm { get; init; }

    /// <summary>Headers beside those that every token has.</summary>
    public IReadOnlyDictionary<string, object>? Headers { get; init; }

    public IReadOnlyDictionary<string, object> Claims { get; init; } = new Dictionary<string, object>();

    /// <summary>Claims left out altogether, such as <c>serviceurl</c>.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];
}
