using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>What came of pressing a button.</summary>
/// <param name="Delivery">Null when the client refused to send: see <see cref="Invalid"/>.</param>
/// <param name="Invalid">Inputs the client refused, with their error messages.</param>
public sealed record PressResult(Delivery? Delivery, IReadOnlyDictionary<string, string> Invalid)
{
    private const string MessageType = "application/vnd.microsoft.activity.message";

    /// <summary>The status inside an <c>adaptiveCard/action</c> answer, else HTTP's.</summary>
    public int Status => Delivery?.Json?["statusCode"]?.GetValue<int>() ?? Delivery?.Status ?? 0;

    public bool IsOk => Delivery is { IsOk: true } && Status is >= 200 and < 300;

    /// <summary>The card that replaces the pressed one for this viewer.</summary>
    public Card? Card => IsOk && CardJson is { } json ? new Card(json) : null;

    public string? Message => Delivery?.Json is { } json && json.Text("type") == MessageType ? json.Text("value") : null;

    /// <summary>Teams tells the person that something went wrong.</summary>
    public bool Failed => Delivery is not null && !IsOk;

    private JsonObject? CardJson => Delivery?.Json is { } json && json.Text("type") == Card.ContentType ? json.Object("value") : null;
}
