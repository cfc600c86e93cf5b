namespace Microsoft.Bot.Schema;

public class MessageReaction(string? type = default)
{
    public MessageReaction()
        : this(null)
    {
    }

    public string? Type { get; set; } = type;
}

public class TextHighlight(string? text = default, int? occurrence = default)
{
    public TextHighlight()
        : this(null)
    {
    }

    public string? Text { get; set; } = text;

    public int? Occurrence { get; set; } = occurrence;
}

public class SemanticAction(string? id = default, IDictionary<string, Entity>? entities = default)
{
    public SemanticAction()
        : this(null)
    {
    }

    public string? State { get; set; }

    public string? Id { get; set; } = id;

    public IDictionary<string, Entity>? Entities { get; set; } = entities;
}
