namespace McaBot.Tests.Load;

[CollectionDefinition(Name)]
public sealed class SoakCollection
{
    public const string Name = "Soak";
}
