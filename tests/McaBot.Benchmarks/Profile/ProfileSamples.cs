using Microsoft.Diagnostics.Tracing;
using Microsoft.Diagnostics.Tracing.Etlx;
using Microsoft.Diagnostics.Tracing.Parsers.Clr;

namespace McaBot.Benchmarks.Profile;

/// <summary>Samples of a process, each with its weight (one, or bytes) and its frames, innermost first.</summary>
internal sealed class ProfileSamples
{
    public const string Sampler = "Microsoft-DotNETCore-SampleProfiler";

    private readonly List<(double Weight, string? Type, IReadOnlyList<ProfileFrame> Frames)> all = [];

    public double Total => all.Sum(sample => sample.Weight);

    public static ProfileSamples Read(string file, ProfileKind kind)
    {
        var log = TraceLog.CreateFromEventPipeDataFile(file);
        try
        {
            using var trace = new TraceLog(log);
            var samples = new ProfileSamples();
            foreach (var happened in trace.Events) samples.Add(happened, kind);
            return samples;
        }
        finally
        {
            File.Delete(log);
        }
    }

    /// <summary>The parts that code belongs to, and how much of the whole each has to answer for.</summary>
    public IEnumerable<ProfileShare> Parts() => Shares(sample => ProfileParts.Of(sample.Frames));

    /// <summary>The methods that were at it themselves.</summary>
    public IEnumerable<ProfileShare> Methods() => Shares(sample => sample.Frames.Count == 0 ? "?" : sample.Frames[0].Name);

    /// <summary>Methods of the product, with all they called.</summary>
    public IEnumerable<ProfileShare> OwnMethods() => all
        .SelectMany(sample => sample.Frames.Where(frame => frame.IsOwn).Select(frame => frame.Name).Distinct(StringComparer.Ordinal)
            .Select(name => (name, sample.Weight)))
        .GroupBy(sample => sample.name, sample => sample.Weight, StringComparer.Ordinal)
        .Select(same => new ProfileShare(same.Key, same.Sum() / Total))
        .OrderByDescending(share => share.Share);

    /// <summary>Of allocations: what was made.</summary>
    public IEnumerable<ProfileShare> Types() => Shares(sample => sample.Type ?? "?");

    private IEnumerable<ProfileShare> Shares(Func<(double Weight, string? Type, IReadOnlyList<ProfileFrame> Frames), string> key) => all
        .GroupBy(key, sample => sample.Weight, StringComparer.Ordinal)
        .Select(same => new ProfileShare(same.Key, same.Sum() / Total))
        .OrderByDescending(share => share.Share);

    private void Add(TraceEvent happened, ProfileKind kind)
    {
        if (kind == ProfileKind.Allocations && happened is GCAllocationTickTraceData allocated)
        {
            all.Add((allocated.AllocationAmount64, allocated.TypeName, FramesOf(happened)));
        }
        else if (kind == ProfileKind.Cpu && happened.ProviderName == Sampler
            && FramesOf(happened) is { Count: > 0 } frames && !ProfileParts.IsWaiting(frames[0]))
        {
            all.Add((1, null, frames));
        }
    }

    private static List<ProfileFrame> FramesOf(TraceEvent happened)
    {
        var frames = new List<ProfileFrame>();
        for (var at = happened.CallStack(); at is not null; at = at.Caller)
        {
            if (at.CodeAddress is { FullMethodName.Length: > 0 } code && !ProfileParts.IsSampling(code.FullMethodName))
                frames.Add(new ProfileFrame(code.ModuleName, code.FullMethodName));
        }

        return frames;
    }
}
