namespace McaBot.Tests.Support;

/// <summary>A second plain world, so that two stories run side by side.</summary>
[CollectionDefinition(Name)]
public sealed class FormStories : ICollectionFixture<StoryWorld>
{
    public const string Name = "Stories of forms";
}
