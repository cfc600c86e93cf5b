namespace Microsoft.Bot.Schema;

/// <summary>The value of the invoke <c>adaptiveCard/action</c>.</summary>
public class AdaptiveCardInvokeValue
{
    public AdaptiveCardInvokeAction? Action { get; set; }

    public AdaptiveCardAuthentication? Authentication { get; set; }

    public string? State { get; set; }
}

public class AdaptiveCardInvokeAction
{
    public string? Type { get; set; }

    public string? Id { get; set; }

    public string? Verb { get; set; }

    public object? Data { get; set; }
}

public class TokenExchangeInvokeRequest
{
    public string? Id { get; set; }

    public string? ConnectionName { get; set; }

    public string? Token { get; set; }
}

public class AdaptiveCardAuthentication : TokenExchangeInvokeRequest;

public class AdaptiveCardInvokeResponse
{
    public int StatusCode { get; set; }

    public string? Type { get; set; }

    public object? Value { get; set; }
}
