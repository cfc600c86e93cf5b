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
        nameof(GalleryAccessibilityTests),
        HastyStories.Name,
        nameof(WorkStoryTests),
        MortalFaultStories.Name,
        OperatedStories.Name,
        ReplicaStories.Name,
        PlainStories.Name,
        FaultStories.Name,
        nameof(BrowserStoryTests),
        BulkStories.Name,
        FormStories.Name,
        MortalConnectedStories.Name,
        nameof(GuidedStoryTests),
        OutageStories.Name,
        ManyRowsStories.Name,
        MortalStories.Name,
        nameof(AcceptanceStoryTests),
        ForgetfulStories.Name,
        ConnectedStories.Name,
        nameof(AnonymousModeTests),
        nameof(TamperingStoryTests),
        nameof(ContainerLossTests),
        nameof(PlaygroundTests),
        NarrowStories.Name,
        ErrandStories.Name,
        SoakCollection.Name,
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
    testCollections.OrderBy(collection =>
        Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal)) is var place and >= 0
            ? place
            : Long.Length);
}
