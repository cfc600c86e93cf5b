using McaBot.Tests;
using McaBot.Tests.Browser;
using McaBot.Tests.Load;
using McaBot.Tests.Stories;
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
        nameof(SendThrottleStoryTests),
        MortalFaultStories.Name,
        HastyStories.Name,
        OperatedStories.Name,
        ReplicaStories.Name,
        nameof(GalleryAccessibilityTests),
        FaultStories.Name,
        BulkStories.Name,
        PlainStories.Name,
        FormStories.Name,
        OutageStories.Name,
        nameof(WorkStoryTests),
        MortalConnectedStories.Name,
        nameof(BrowserStoryTests),
        ManyRowsStories.Name,
        MortalStories.Name,
        nameof(GuidedStoryTests),
        ForgetfulStories.Name,
        nameof(AnonymousModeTests),
        ConnectedStories.Name,
        nameof(ContainerLossTests),
        nameof(AcceptanceStoryTests),
        ErrandStories.Name,
        NarrowStories.Name,
        nameof(TamperingStoryTests),
        SoakCollection.Name,
        nameof(PlaygroundTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
    testCollections.OrderBy(collection =>
        Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is var place and >= 0
            ? place
            : Long.Length);
}
