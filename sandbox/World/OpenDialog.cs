using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>A dialog about a message, as it stands after one answer of the bot.</summary>
public sealed class OpenDialog
{
    private readonly MessageExtension extension;
    private readonly Conversation where;
    private readonly string about;

    internal OpenDialog(MessageExtension extension, Conversation where, string about, Delivery delivery)
    {
        this.extension = extension;
        this.where = where;
        this.about = about;
        Delivery = delivery;
        var shown = delivery.Json.Object("task");
        Title = shown.Object("value").Text("title");
        Card = shown.Text("type") == "continue" && shown.Object("value").Object("card") is { } card
            && card.Text("contentType") == Card.ContentType && card.Object("content") is { } json ? new Card(json) : null;
        if (Card?.Actions.FirstOrDefault(action => action.Text("type") is not ("Action.Submit" or "Action.OpenUrl")) is { } dead)
            throw new InvalidOperationException($"A button does nothing in a dialog: {dead}");
    }

    public Delivery Delivery { get; }

    public string? Title { get; }

    /// <summary>Null where the bot answered with none.</summary>
    public Card? Card { get; }

    /// <summary>Presses a button of the dialog.</summary>
    /// <param name="change">Changes what is sent, as a forger or another client would.</param>
    public Task<OpenDialog> PressesAsync(CardPress press, Func<JsonObject, JsonObject>? change = null)
    {
        var action = Card?.Action(press.Verb, press.Where, "Action.Submit")
            ?? throw new InvalidOperationException($"No button {press.Verb} in the dialog: {Card}");
        var data = action.Object("data")?.DeepClone().AsObject() ?? [];
        var values = CardInputs.Gather(Card!, press.Inputs);
        if (!press.SkipValidation && CardInputs.Refusals(Card!, values) is { Count: > 0 } refused)
            throw new InvalidOperationException($"The client refuses to send: {string.Join(", ", refused)}");

        foreach (var (id, value) in values) data[id] = value;
        press.Tamper?.Invoke(data);
        return extension.SubmitAsync(where, about, data, change);
    }

    /// <summary>What the dialog's renderer made of a pressed button, inputs merged in.</summary>
    public Task<OpenDialog> SendsAsync(JsonObject data) => extension.SubmitAsync(where, about, data);
}
