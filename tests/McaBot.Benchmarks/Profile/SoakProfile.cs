using System.Globalization;
using System.Text;
using McaBot.Benchmarks.Memory;

namespace McaBot.Benchmarks.Profile;

/// <summary>Where a bot's time and memory go while a soak is under way.</summary>
internal static class SoakProfile
{
    private const int Most = 12;
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(20);

    /// <param name="after">When the bot is warm.</param>
    public static async Task<string> TakeAsync(int process, TimeSpan after, CancellationToken cancellationToken)
    {
        await Task.Delay(after, TimeProvider.System, cancellationToken);
        var cpu = await ProfileRecording.TakeAsync(process, ProfileKind.Cpu, Time, cancellationToken);
        var allocations = await ProfileRecording.TakeAsync(process, ProfileKind.Allocations, Time, cancellationToken);
        var text = new StringBuilder();
        if (await ProcessMemory.ReadAsync(process, cancellationToken) is { } memory)
        {
            text.Append(MemoryTable.Of(new MemoryMoment("now", memory)));
        }

        Append(text, "CPU by part", cpu.Parts());
        Append(text, "CPU by method, itself", cpu.Methods());
        Append(text, "CPU by McaBot's methods, with what they call", cpu.OwnMethods());
        text.AppendLine(
            CultureInfo.InvariantCulture, $"allocated: {allocations.Total / Time.TotalSeconds / 1024 / 1024:0.0} MB a second");
        Append(text, "allocations by part", allocations.Parts());
        Append(text, "allocations by type", allocations.Types());
        Append(text, "allocations by method, itself", allocations.Methods());
        Append(text, "allocations by McaBot's methods, with what they call", allocations.OwnMethods());
        return text.ToString();
    }

    private static void Append(StringBuilder text, string what, IEnumerable<ProfileShare> shares)
    {
        text.AppendLine(CultureInfo.InvariantCulture, $"\n| {what} | share |\n|---|---:|");
        foreach (var share in shares.Take(Most)) text.AppendLine(CultureInfo.InvariantCulture, $"| {share.Name} | {share.Share:P0} |");
    }
}
