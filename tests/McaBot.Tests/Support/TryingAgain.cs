using System.Text.RegularExpressions;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>Where a busy machine made a service or an answer too late, a person waits, or tries again.</summary>
internal static partial class TryingAgain
{
    private const int MaxTries = 10;

    /// <summary>Opens McaBot, and waits for the words that greet whoever does.</summary>
    public static async Task IsWelcomedAsync(this TeamsUser person)
    {
        await person.OpensMcaBotAsync();
        await person.Chat.WaitForAsync(message => message.IsFromBot);
    }

    public static Task<PressResult> PressesUntilTakenAsync(
        this TeamsUser person, Message card, string verb, params (string Id, string Value)[] inputs) =>
        UntilTakenAsync(() => person.PressesAsync(card, verb, inputs));

    public static Task<PressResult> PressesUntilTakenAsync(this TeamsUser person, Message card, CardPress press) =>
        UntilTakenAsync(() => person.PressesAsync(card, press));

    public static async Task SaysUntilTakenAsync(this TeamsUser person, string text)
    {
        for (var tries = 1; ; tries++)
        {
            var after = person.Chat.Messages.Select(m => m.Revision).DefaultIfEmpty(0).Max();
            await person.SaysAsync(text);
            var answers = person.Chat.Messages.Where(m => m.Revision > after && m.IsFromBot).ToList();
            var isTaken = answers.Count > 0
                && !answers.Exists(m => IsTooLate(m.Notification) || IsTooLate(m.CardFor(person.Person)?.Said()));
            if (isTaken || tries == MaxTries) return;
        }
    }

    public static async Task<PressResult> UntilTakenAsync(Func<Task<PressResult>> press)
    {
        for (var tries = 1; ; tries++)
        {
            var result = await press();
            if (tries == MaxTries || !IsTooLate(result.Message)) return result;
        }
    }

    public static bool IsTooLate(string? words) => words is not null && Reference().IsMatch(words);

    [GeneratedRegex(@"R[eé]f[eé]rence\s?: [0-9a-f]{32}")]
    private static partial Regex Reference();
}
