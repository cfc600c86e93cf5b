namespace Microsoft.Bot.Schema;

/// <summary>The value of the invoke <c>application/search</c>.</summary>
public class SearchInvokeValue
{
    public string? Kind { get; set; }

    public string? QueryText { get; set; }

    public SearchInvokeOptions? QueryOptions { get; set; }

    public object? Context { get; set; }
}

public class SearchInvokeOptions
{
    public int Skip { get; set; }

    public int Top { get; set; }
}

public class SearchInvokeResponse : AdaptiveCardInvokeResponse;

public static class SearchInvokeTypes
{
    public const string Search = "search";
    public const string SearchAnswer = "searchAnswer";
    public const string Typeahead = "typeahead";
}
