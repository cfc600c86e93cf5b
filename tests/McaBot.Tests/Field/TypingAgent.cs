using McaBot.Sandbox.World;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

/// <summary>An agent who comes to a step by its buttons, as usual, and goes on by typing or by whatever else a case is about.</summary>
internal sealed class TypingAgent(Crew crew)
{
    public Crew Crew => crew;

    public TeamsUser User => crew.Requester;

    public async Task<Message> ComesToTheCustomerAsync() => await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync());

    public async Task<Message> ComesToTheAcceptanceAsync() => await crew.Agent.DescribesCustomerAsync(await ComesToTheCustomerAsync());

    /// <summary>The words and the card that answer what is typed.</summary>
    public async Task<string> SaysAsync(string text)
    {
        var before = User.Chat.Messages.Count;
        await User.SaysAsync(text);
        return User.SaidSince(before);
    }

    /// <summary>The newest card, as the person sees it.</summary>
    public Card LastCard() => User.Chat.Messages.Last(m => m.IsFromBot && m.CardFor(User.Person) is not null).CardFor(User.Person)!;

    /// <summary>Fills in the step's form with one value in place of the usual, and presses its button.</summary>
    public Task PressesAsync(Message card, string verb, string field, string value, bool bySubmit = false)
    {
        var inputs = verb == "attest.customer" ? crew.Agent.Customer : crew.Agent.Acceptance;
        inputs[field] = value;
        var press = new CardPress(verb) { Inputs = inputs, SkipValidation = true };
        return bySubmit ? User.SubmitsAsync(card, press) : User.PressesAsync(card, press);
    }

    /// <summary>Lines such as a person without cards types, with one of them changed.</summary>
    public static string Acceptance(string label, string value) => string.Join('\n', new Dictionary<string, string>
    {
        ["First name"] = "Chantal",
        ["Last name"] = "Beauregard",
        ["E-mail"] = "chantal@contoso.example.com",
        ["Date of acceptance"] = "2025-11-03",
        ["Ticket or case"] = "INC-48213",
        ["How you know"] = "by e-mail",
        [label] = value,
    }.Select(line => $"{line.Key}: {line.Value}"));

    public static string AcceptanceInFrench(string day) => string.Join(
        '\n',
        "Prénom : C",
        "Nom : B",
        "E-mail : c@contoso.example.com",
        "Ticket ou dossier : I-1",
        "Comment vous le savez : par e-mail",
        $"Date d’acceptation : {day}");
}
