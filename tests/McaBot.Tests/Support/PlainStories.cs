namespace McaBot.Tests.Support;

[CollectionDefinition(Name)]
public sealed class PlainStories : ICollectionFixture<StoryWorld>
{
    public const string Name = "Stories";
}
