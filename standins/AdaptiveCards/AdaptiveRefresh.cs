namespace AdaptiveCards;

public class AdaptiveRefresh
{
    public AdaptiveAction? Action { get; set; }

    /// <summary>The channel's user ids for whom a client refreshes by itself; Teams allows 60.</summary>
    public List<string> UserIds { get; set; } = [];
}
