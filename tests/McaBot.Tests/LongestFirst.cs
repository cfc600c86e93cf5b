using McaBot.Tests;
using McaBot.Tests.Support;
using McaBot.Tests.Teams;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("McaBot.Tests." + nameof(LongestFirst), "McaBot.Tests")]

namespace McaBot.Tests;

/// <summary>
/// Begins what takes minutes before what takes seconds, work and waiting in turn, so that nothing is waited for alone at the end.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        ManyRowsStories.Name,
        nameof(SendThrottleStoryTests),
        HastyStories.Name,
        MortalFaultStories.Name,
        FaultStories.Name,
        MortalConnectedStories.Name,
        ReplicaStories.Name,
        BulkStories.Name,
        OutageStories.Name,
        MortalStories.Name,
        OperatedStories.Name,
        ForgetfulStories.Name,
        ErrandStories.Name,
        NarrowStories.Name,
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
    testCollections.OrderBy(collection =>
        Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is var place and >= 0
            ? place
            : Long.Length);
}
