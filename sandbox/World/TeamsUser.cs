using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>A person at the keyboard: what tests and the page make people do.</summary>
public sealed class TeamsUser(Person person, TeamsClient client, FileShelf files, OneDrive drive)
{
    public Person Person { get; } = person;

    public Conversation Chat => client.Teams.PersonalChat(Person);

    public MessageExtension Extension { get; } = new(person, client);

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

    /// <summary>Deletes the team's channel; Teams tells the bot so, and knows the channel no more.</summary>
    public Task<Delivery> DeletesTheChannelAsync() => ChangesTheTeamAsync("channelDeleted", isGone: true);

    /// <param name="eventType">As Teams names it, such as <c>teamArchived</c>.</param>
    public Task<Delivery> ChangesTheTeamAsync(string eventType, bool isGone = false)
    {
        if (isGone) client.Teams.DeleteChannel();
        return client.DeliverAsync(client.Activities.TeamChanged(Person, eventType));
    }

    /// <summary>Removes the bot from the team; Teams tells it twice.</summary>
    public async Task<Delivery> RemovesMcaBotFromTheTeamAsync()
    {
        client.Teams.UninstallInTeam();
        var removed = await client.DeliverAsync(client.Activities.MembersRemoved(Person, client.Teams.BotId));
        var uninstalled = await client.DeliverAsync(client.Activities.InstallationUpdate(Person, Channel, "remove"));
        return removed.IsOk ? uninstalled : removed;
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

    /// <summary>Sends several files in one message.</summary>
    /// <param name="attached">Each as <see cref="FileShelf.Put"/> made it, or as a forger would.</param>
    public Task<Delivery> AttachesAsync(params JsonObject[] attached) => SendsAsync("", attached);

    /// <summary>Pastes a picture into the message, which Teams keeps at the connector.</summary>
    public Task<Delivery> PastesAsync(byte[] picture, string text = "") => SendsAsync(text, client.Activities.Picture(picture));

    /// <summary>Writes with anything attached, as Teams or a forger would put it.</summary>
    public Task<Delivery> SendsAsync(string text, params JsonObject[] attached)
    {
        var activity = client.Activities.Message(Person, Chat, text);
        foreach (var (item, at) in attached.Select((item, at) => (item, at)))
            activity["attachments"]!.AsArray().Insert(at, item.DeepClone());
        return PostAsync(Chat, activity);
    }

    /// <summary>Presses Allow on a file consent card; the bot may then put the file into this person's OneDrive.</summary>
    public Task<Delivery> AllowsFileAsync(Message message)
    {
        var card = message.FileConsent ?? throw new InvalidOperationException($"No file is offered in {message}.");
        return SendsConsentAsync(message, "accept", card.Content["acceptContext"], drive.Prepare(Person, card.Name));
    }

    public Task<Delivery> DeclinesFileAsync(Message message) =>
        SendsConsentAsync(message, "decline", message.FileConsent?.Content["declineContext"], null);

    /// <param name="uploadInfo">As Teams, or a forger, names the place; null leaves it out.</param>
    public Task<Delivery> SendsConsentAsync(
        Message message, string action, JsonNode? context, JsonObject? uploadInfo, Conversation? where = null)
    {
        var value = new JsonObject { ["type"] = "fileUpload", ["action"] = action, ["context"] = context?.DeepClone() };
        if (uploadInfo is not null) value["uploadInfo"] = uploadInfo.DeepClone();
        return client.DeliverAsync(client.Activities.Invoke(Person, where ?? Chat, message, "fileConsent/invoke", value));
    }

    /// <summary>Waits for a file the bot offers, allows it, and waits until it lies in this person's OneDrive.</summary>
    /// <param name="name">Part of the file's name.</param>
    public async Task<DriveFile> ReceivesFileAsync(string name = "", long after = 0)
    {
        var offered = await SeesFileOfferAsync(name, after);
        var delivery = await AllowsFileAsync(offered);
        if (!delivery.IsOk) throw new InvalidOperationException($"The bot answered {delivery.Status} to the consent.");
        var shown = await Chat.WaitForAsync(message => message.FileInfo is not null, offered.Revision);
        var id = shown.FileInfo!.Content.Text("uniqueId");
        return drive.FilesOf(Person).Single(file => file.Id == id);
    }

    /// <summary>The newest file the bot offers, now or soon.</summary>
    public Task<Message> SeesFileOfferAsync(string name = "", long after = 0) =>
        Chat.WaitForAsync(message => message.FileConsent?.Name.Contains(name, StringComparison.Ordinal) == true, after);

    /// <summary>Types into a choice set whose choices come from the bot.</summary>
    public Task<SearchResult> SearchesAsync(Message message, string inputId, string text) => SearchesAsync(message, inputId, text, null);

    /// <param name="inputs">What the card's inputs hold, for a query that asks for them.</param>
    public async Task<SearchResult> SearchesAsync(Message message, string inputId, string text, JsonObject? inputs)
    {
        var query = message.CardFor(Person)?.Inputs.FirstOrDefault(input => input.Text("id") == inputId).Object("choices.data")
            ?? throw new InvalidOperationException($"No dynamic choices at '{inputId}' in {message}.");
        var value = new JsonObject
        {
            ["queryText"] = text,
            ["queryOptions"] = new JsonObject { ["skip"] = 0, ["top"] = SearchResult.MaxShown },
            ["dataset"] = query.Text("dataset"),
        };
        if (query.Text("associatedInputs") == "auto") value["data"] = inputs?.DeepClone() ?? new JsonObject();
        return new SearchResult(
            await client.DeliverAsync(client.Activities.Invoke(Person, Where(message), message, "application/search", value)));
    }

    /// <summary>Searches with McaBot where one writes a message; with no words before anything is typed.</summary>
    /// <param name="where">The channel, where nothing else is said.</param>
    public Task<ExtensionFinds> SearchesAsync(string words, Conversation? where = null, int skip = 0, int count = 25) =>
        Extension.SearchAsync(where ?? Channel, words, skip, count);

    /// <summary>Chooses a find: its card becomes a message of this person's.</summary>
    public Task<Message> InsertsAsync(ExtensionFind find, Conversation? where = null, string? thread = null) =>
        Extension.InsertAsync(where ?? Channel, find, thread);

    /// <summary>Chooses "Attest from this message" in a message's menu.</summary>
    public Task<OpenDialog> AttestsFromMessageAsync(Message message) => Extension.OpenAsync(Where(message), message);

    /// <summary>The client refreshes a card that comes into view by itself.</summary>
    public Task<PressResult> LooksAtAsync(Message message) => client.RefreshAsync(Person, Where(message), message, automatic: true);

    public void SwitchesTo(string locale) => client.Teams.SwitchLanguage(Person, locale);

    public Task<PressResult> PressesAsync(Message message, string verb, params (string Id, string Value)[] inputs) =>
    PressesAsync(
        message, new CardPress(verb) { Inputs = inputs.ToDictionary(input => input.Id, input => input.Value, StringComparer.Ordinal) });

    /// <summary>Presses an Action.Execute of the card as this person sees it in the given state of the message.</summary>
    public async Task<PressResult> PressesAsync(Message message, CardPress press)
    {
        var (action, data, invalid) = Prepare(message, press, "Action.Execute");
        return invalid.Count > 0 ? new PressResult(null, invalid) : await SendsExecuteAsync(message, action, data);
    }

    public Task<PressResult> SubmitsAsync(Message message, string verb, params (string Id, string Value)[] inputs) =>
    SubmitsAsync(
        message, new CardPress(verb) { Inputs = inputs.ToDictionary(input => input.Id, input => input.Value, StringComparer.Ordinal) });

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

    public Task<Message> SeesCardWithAsync(string verb, long after = 0, TimeSpan? timeout = null) =>
        SeesCardAsync(card => card.Has(verb), after: after, timeout: timeout);

    /// <summary>The newest message of the bot whose words, of text, card or what a phone shows of it, contain this.</summary>
    public Task<Message> SeesAsync(string words, Conversation? where = null, long after = 0, TimeSpan? timeout = null) =>
    (where ?? Chat).WaitForAsync(
        message =>
            message.IsFromBot
            && (
                message.Notification.Contains(words, StringComparison.Ordinal)
                || message.CardFor(Person)?.Text.Contains(words, StringComparison.Ordinal) == true),
        after,
        timeout);

    private async Task<Delivery> PostAsync(Conversation conversation, JsonObject activity, string? thread = null)
    {
        var message = client.Teams.Post(conversation, Person.TeamsId, activity, thread);
        if (!conversation.IsPersonal && thread is null) activity["conversation"]!["id"] = $"{conversation.Id};messageid={message.Id}";
        return await client.DeliverAsync(activity) with { Sent = message };
    }

    private Conversation Where(Message message) => Chat.Find(message.Id) is null ? Channel : Chat;

    private (JsonObject Action, JsonObject Data, IReadOnlyDictionary<string, string> Invalid) Prepare(
        Message message, CardPress press, string type)
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
