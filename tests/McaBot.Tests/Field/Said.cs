using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>What people of the field send, exactly as their clients sent it.</summary>
internal static class Said
{
    /// <summary>A message in the personal chat whose wire form is changed before it is delivered.</summary>
    public static async Task<Delivery> WritesAsync(this StoryWorld story, TeamsUser by, string? text, Action<JsonObject>? change = null)
    {
        if (!story.World.Teams.HasInstalled(by.Person)) await by.OpensMcaBotAsync();
        var message = story.World.Client.Activities.Message(by.Person, by.Chat, text ?? "");
        message["text"] = text;
        change?.Invoke(message);
        return await story.World.Client.DeliverAsync(message);
    }

    /// <summary>A message in the channel that names the bot, with this text in place of what a client would make of it.</summary>
    public static Task<Delivery> WritesInChannelAsync(this StoryWorld story, TeamsUser by, string text, Action<JsonObject>? change = null)
    {
        var message = story.World.Client.Activities.Mention(by.Person, by.Channel, "");
        message["text"] = text;
        change?.Invoke(message);
        return story.World.Client.DeliverAsync(message);
    }

    /// <summary>An activity whose JSON holds what no serializer would write.</summary>
    public static Task<Delivery> SendsRawAsync(this StoryWorld story, JsonObject activity, string from, string to)
    {
        var json = activity.ToJsonString();
        Assert.Contains(from, json, StringComparison.Ordinal);
        var content = new StringContent(
            json.Replace(from, to, StringComparison.Ordinal), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        return story.World.Client.SendAsync(
            content, story.World.Issuer.Mint(new TokenRequest { ServiceUrl = (string)activity["serviceUrl"]! }));
    }

    public static async Task<Message> AtCustomerAsync(this Crew crew) => await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());

    public static async Task<Message> AtAcceptanceAsync(this Crew crew) =>
        await crew.Agent.DescribesCustomerAsync(await crew.AtCustomerAsync());

    /// <summary>What the newest card of the form holds in this field.</summary>
    public static string? Holds(this Crew crew, string field) =>
        crew.Requester.Chat.Messages.Last(m => m.CardFor(crew.Requester.Person)?.Inputs.Any(i => (string?)i["id"] == field) == true)
            .CardFor(crew.Requester.Person)!.ValueOf(field);

    /// <summary>Everything the bot has said since then, newest last.</summary>
    public static string SaidSince(this TeamsUser user, int count, Conversation? where = null) =>
    string.Join(
        '\n',
        (where ?? user.Chat)
            .Messages.Skip(count)
            .Where(m => m.IsFromBot)
            .Select(m => m.Text + m.CardFor(user.Person)?.Said()));
}
