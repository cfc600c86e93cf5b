using System.Collections.Concurrent;
using System.Text;

namespace McaBot.Tests.Operations;

/// <summary>The lines that were written, by several at a time.</summary>
internal sealed class SaidLines : TextWriter
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> All => lines;

    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value) => lines.Enqueue(value ?? "");

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        return Task.CompletedTask;
    }
}
