using System.Diagnostics.Tracing;
using Microsoft.Diagnostics.NETCore.Client;
using Microsoft.Diagnostics.Tracing.Parsers;

namespace McaBot.Benchmarks.Profile;

/// <summary>Takes samples of a running process into a file: where its threads are, or what it allocates.</summary>
internal static class ProfileRecording
{
    private const int BufferMegabytes = 512;

    private static readonly EventPipeProvider Samples = new(ProfileSamples.Sampler, EventLevel.Informational);

    /// <summary>Every hundred kilobytes or so, what was allocated last.</summary>
    private static readonly EventPipeProvider Allocations =
        new("Microsoft-Windows-DotNETRuntime", EventLevel.Verbose, (long)ClrTraceEventParser.Keywords.GC);

    public static async Task<ProfileSamples> TakeAsync(int process, ProfileKind kind, TimeSpan time, CancellationToken cancellationToken)
    {
        var file = Path.Combine(Path.GetTempPath(), $"mcabot-{kind}-{process}.nettrace");
        try
        {
            var client = new DiagnosticsClient(process);
            EventPipeProvider[] providers = [kind == ProfileKind.Cpu ? Samples : Allocations];
            using (var session = await client.StartEventPipeSessionAsync(providers, true, BufferMegabytes, cancellationToken))
            {
                await using var to = File.Create(file);
                var copying = session.EventStream.CopyToAsync(to, cancellationToken);
                await Task.Delay(time, TimeProvider.System, cancellationToken);
                await session.StopAsync(cancellationToken);
                await copying;
            }

            return ProfileSamples.Read(file, kind);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
