using System.Globalization;

namespace McaBot.Sandbox.Starting;

/// <summary>Says what the start does while it does it, and how long each step took.</summary>
public sealed class StartSteps(TextWriter output, TimeProvider time)
{
    private readonly long begun = time.GetTimestamp();

    /// <summary>For worlds nobody watches.</summary>
    public static StartSteps Silent { get; } = new(TextWriter.Null, TimeProvider.System);

    /// <param name="what">What begins, as in "Starting the bot".</param>
    public async Task<T> RunAsync<T>(string what, Func<Task<T>> act)
    {
        var from = time.GetTimestamp();
        await SayAsync($"{what} ...");
        var made = await act();
        await SayAsync($"{what}: done in {Seconds(from)}");
        return made;
    }

    /// <param name="what">What begins, as in "Starting the bot".</param>
    public Task RunAsync(string what, Func<Task> act) => RunAsync(what, async () =>
    {
        await act();
        return true;
    });

    private Task SayAsync(string words) => output.WriteLineAsync($"{Seconds(begun),8}  {words}");

    private string Seconds(long from) => time.GetElapsedTime(from).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
