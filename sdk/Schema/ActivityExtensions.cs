namespace Microsoft.Bot.Schema;

public static class ActivityExtensions
{
    public static bool MentionsId(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.GetMentions().Any(mention => string.Equals(mention.Mentioned?.Id, id, StringComparison.Ordinal));
    }

    public static bool MentionsRecipient(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Recipient?.Id is { } id && activity.MentionsId(id);
    }

    /// <summary>Takes the recipient's mentions out of the activity's text and returns the new text.</summary>
    public static string? RemoveRecipientMention(this IMessageActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.Recipient?.Id is { } id ? activity.RemoveMentionText(id) : activity.Text;
    }

    /// <summary>Takes the mentions of one account out of the activity's text and returns the new text.</summary>
    public static string? RemoveMentionText(this IMessageActivity activity, string id)
    {
        ArgumentNullException.ThrowIfNull(activity);
        foreach (var mention in activity.GetMentions())
        {
            if (activity.Text is null || !string.Equals(mention.Mentioned?.Id, id, StringComparison.Ordinal))
                continue;

            var text = string.IsNullOrEmpty(mention.Text) ? $"<at>{mention.Mentioned?.Name}</at>" : mention.Text;
            activity.Text = activity.Text.Replace(text, string.Empty, StringComparison.OrdinalIgnoreCase).Trim();
        }

        return activity.Text;
    }
}
