using System.Text.Json.Nodes;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>What a person reads off a card.</summary>
internal static class CardReading
{
    /// <summary>The words in one go: sentences are made of several runs, and long words may break.</summary>
    public static string Said(this Card card) =>
        card.Text.Replace("\n", "", StringComparison.Ordinal).Replace("\u200B", "", StringComparison.Ordinal);

    /// <summary>The message right below an input; null when nothing is wrong with it.</summary>
    public static string? ErrorAt(this Card card, string field) =>
        Items(card.Json).FirstOrDefault(item => (string?)item["id"] == $"{field}-error") is { } shown ? new Card(shown).Said() : null;

    public static string? ValueOf(this Card card, string input) =>
        (string?)card.Inputs.Single(item => (string?)item["id"] == input)["value"];

    public static JsonObject DataOf(this Card card, string verb) => card.Action(verb)!["data"]!.DeepClone().AsObject();

    /// <summary>The same message once it no longer offers this.</summary>
    public static Task<Message> SeesWithoutAsync(this TeamsUser user, Message message, string verb) =>
        user.Chat.WaitForAsync(m => m.Id == message.Id && m.CardFor(user.Person)?.Has(verb) == false);

    /// <summary>The same message once it says this.</summary>
    public static Task<Message> SeesChangedAsync(this TeamsUser user, Message message, string words, Conversation? where = null) =>
    (where ?? user.Chat).WaitForAsync(m =>
        m.Id == message.Id && m.CardFor(user.Person)?.Said().Contains(words, StringComparison.Ordinal) == true);

    /// <summary>Whatever the bot wrote last, as words of text and card.</summary>
    public static string LastWords(this TeamsUser user, Conversation? where = null)
    {
        var messages = (where ?? user.Chat).Messages.ToList();
        var at = messages.FindLastIndex(message => message.IsFromBot);
        var isWithWords = at > 0 && messages[at] is { Card: not null, Text: "" } && messages[at - 1] is { IsFromBot: true, Card: null };
        return (isWithWords ? messages[at - 1].Text : "") + messages[at].Text + messages[at].CardFor(user.Person)?.Said();
    }

    private static IEnumerable<JsonObject> Items(JsonNode? node) => node switch
    {
        JsonArray array => array.SelectMany(Items),
        JsonObject item => item.SelectMany(property => Items(property.Value)).Prepend(item),
        _ => [],
    };
}
