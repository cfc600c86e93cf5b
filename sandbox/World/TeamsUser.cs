using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>A person at the keyboard: what tests and the page make people do.</summary>
public sealed class TeamsUser(Person person, TeamsClient client, FileShelf files)
{
    public Person Person { get; } = person;

    public Conversation Chat => client.Teams.PersonalChat(Person);

    public Conversation Channel => client.Teams.Team.Channel;

    /// <summary>Installs the bot for this person; Teams tells the bot so. Completes when the bot has answered.</summary>
    public async Task OpensMcaBotAsync()
    {
        client.Teams.Install(Person);
        await client.SettledAsync();
    }

    /// <summary>Adds the bot to the team.</summary>
    public async Task<Delivery> AddsMcaBotToTheTeamAsync()
    {
        client.Teams.InstallInTeam();
        return await client.InstalledAsync(Person, Channel);
    }

    /// <summary>Writes in the personal chat, opening it first where that was not done.</summary>
    public async Task<Delivery> SaysAsync(string text)
    {
        if (!client.Teams.HasInstalled(Person)) await OpensMcaBotAsync();
        return await PostAsync(Chat, client.Activities.Message(Person, Chat, text));
    }

    /// <summary>Writes "@McaBot text" in the channel, in a thread or as a new one.</summary>
    public Task<Delivery> MentionsMcaBotAsync(string text, string? thread = null) =>
        PostAsync(Channel, client.Activities.Mention(Person, Channel, text, thread), thread);

    /// <summary>Writes in the channel without naming the bot: it hears nothing of it.</summary>
    public Message ChatsInChannel(string text, string? thread = null) =>
        client.Teams.Post(Channel, Person.TeamsId, client.Activities.Message(Person, Channel, text, thread), thread);

    /// <summary>Sends a file in the personal chat, as Teams does: the bot gets a link that needs no sign-in.</summary>
    public async Task<Delivery> AttachesAsync(string name, byte[] content, string text = "")
    {
        var activity = client.Activities.Message(Person, Chat, text);
        activity["attachments"]!.AsArray().Insert(0, files.Put(name, content));
        return await PostAsync(Chat, activity);
    }

    public void SwitchesTo(string locale) => client.Teams.SwitchLanguage(Person, locale);

    public Task<PressResult> PressesAsync(Message message, string verb, params (string Id, string Value)[] inputs) =>
        PressesAsync(message, new CardPress(verb) { Inputs = inputs.ToDictionary(input => input.Id, input => input.Value, StringComparer.Ordinal) });

    /// <summary>Presses an Action.Execute of the card as this person sees it in the given state of the message.</summary>
    public async Task<PressResult> PressesAsync(Message message, CardPress press)
    {
        var (action, data, invalid) = Prepare(message, press, "Action.Execute");
        return invalid.Count > 0 ? new PressResult(null, invalid) : await SendsExecuteAsync(message, action, data);
    }

    public Task<PressResult> SubmitsAsync(Message message, string verb, params (string Id, string Value)[] inputs) =>
        SubmitsAsync(message, new CardPress(verb) { Inputs = inputs.ToDictionary(input => input.Id, input => input.Value, StringComparer.Ordinal) });

    /// <summary>Presses it on a client that knows no Action.Execute: a message with the data as its value.</summary>
    public async Task<PressResult> SubmitsAsync(Message message, CardPress press)
    {
        var (_, data, invalid) = Prepare(message, press, "Action.Submit");
        if (invalid.Count > 0) return new PressResult(null, invalid);

        return await SendsSubmitAsync(message, data);
    }

    /// <summary>What the card's renderer made of a pressed Action.Execute, inputs merged in.</summary>
    public Task<PressResult> SendsExecuteAsync(Message message, JsonObject action, JsonObject data) =>
        client.InvokeAsync(Person, Where(message), message, action, data, automatic: false);

    /// <summary>The same of an Action.Submit.</summary>
    public async Task<PressResult> SendsSubmitAsync(Message message, JsonObject data)
    {
        var conversation = Where(message);
        var submit = client.Activities.From(Person, conversation, "message", conversation.IsPersonal ? null : message.ThreadId);
        submit["value"] = data;
        submit["replyToId"] = message.Id;
        return new PressResult(await client.DeliverAsync(submit), new Dictionary<string, string>());
    }

    /// <summary>Chooses "Refresh card" in the message's menu, which works in channels too.</summary>
    public Task<PressResult> RefreshesAsync(Message message) => client.RefreshAsync(Person, Where(message), message, automatic: false);

    /// <summary>The newest message of a conversation whose card, as this person sees it, matches; now or soon.</summary>
    public Task<Message> SeesCardAsync(Func<Card, bool> matches, Conversation? where = null, long after = 0, TimeSpan? timeout = null) =>
        (where ?? Chat).WaitForAsync(message => message.CardFor(Person) is { } card && matches(card), after, timeout);

    public Task<Message> SeesCardWithAsync(string verb, long after = 0, TimeSpan? timeout = null) => SeesCardAsync(card => card.Has(verb), after: after, timeout: timeout);

    /// <summary>The newest message of the bot whose words, of text or card, contain this.</summary>
    public Task<Message> SeesAsync(string words, Conversation? where = null, long after = 0, TimeSpan? timeout = null) => (where ?? Chat).WaitForAsync(
        message => message.From == client.Teams.BotId
            && (message.Text.Contains(words, StringComparison.Ordinal) || message.CardFor(Person)?.Text.Contains(words, StringComparison.Ordinal) == true),
        after,
        timeout);

    private async Task<Delivery> PostAsync(Conversation conversation, JsonObject activity, string? thread = null)
    {
        var message = client.Teams.Post(conversation, Person.TeamsId, activity, thread);
        if (!conversation.IsPersonal && thread is null) activity["conversation"]!["id"] = $"{conversation.Id};messageid={message.Id}";
        return await client.DeliverAsync(activity) with { Sent = message };
    }

    private Conversation Where(Message message) => Chat.Find(message.Id) is null ? Channel : Chat;

    private (JsonObject Action, JsonObject Data, IReadOnlyDictionary<string, string> Invalid) Prepare(Message message, CardPress press, string type)
    {
        var card = message.CardFor(Person) ?? throw new InvalidOperationException($"No card in {message}.");
        var action = card.Action(press.Verb, press.Where, type) ?? card.Action(press.Verb, press.Where)
            ?? throw new InvalidOperationException($"No action {press.Verb} on {card}.");
        var values = CardInputs.Gather(card, press.Inputs);
        var data = action.Object("data")?.DeepClone().AsObject() ?? [];
        if (action.Text("associatedInputs") == "none") return (action, Tampered(data, press), new Dictionary<string, string>());

        foreach (var (id, value) in values) data[id] = value;
        return (action, Tampered(data, press), press.SkipValidation ? new Dictionary<string, string>() : CardInputs.Refusals(card, values));
    }

    private static JsonObject Tampered(JsonObject data, CardPress press)
    {
        press.Tamper?.Invoke(data);
        return data;
    }
}
