using McaBot.Hosting;
using NetArchTest.Rules;

namespace McaBot.Tests.Architecture;

/// <summary>Which folders of bot/ may know which.</summary>
public sealed class FolderTests
{
    private const string Azure = "Azure.Storage";
    private const string Graph = "Microsoft.Graph";

    [Theory]
    [InlineData("McaBot.Ledger", "McaBot.Conversations", "McaBot.Notifications", "McaBot.Presentation", "McaBot.Directory", "McaBot.Hosting", "McaBot.Cards", "Microsoft.Bot", Graph)]
    [InlineData("McaBot.Directory", "McaBot.Conversations", "McaBot.Notifications", "McaBot.Presentation", "McaBot.Ledger", "McaBot.Cards", "Microsoft.Bot", Azure)]
    [InlineData("McaBot.PartnerCenter", "McaBot.Conversations", "McaBot.Notifications", "McaBot.Presentation", "McaBot.Directory", "McaBot.Ledger", "McaBot.Hosting", "McaBot.Cards", "Microsoft.Bot", Azure, Graph)]
    [InlineData("McaBot.Files", "McaBot.Conversations", "McaBot.Notifications", "McaBot.Presentation", "McaBot.Directory", "McaBot.Cards", Graph)]
    [InlineData("McaBot.Evidence", "McaBot.Conversations", "McaBot.Notifications", "McaBot.Presentation", "McaBot.Directory", Azure, Graph)]
    [InlineData("McaBot.Exports", "McaBot.Conversations", "McaBot.Directory", Azure, Graph)]
    [InlineData("McaBot.Jobs", "McaBot.Conversations", "McaBot.Directory", "McaBot.Exports", Azure, Graph)]
    [InlineData("McaBot.Outbox", "McaBot.Conversations", "McaBot.Notifications", "McaBot.Presentation", "McaBot.Directory", "McaBot.Bulk", "McaBot.Files", "McaBot.Jobs", Graph)]
    [InlineData("McaBot.Operations", "McaBot.Conversations", "McaBot.Notifications", "McaBot.Presentation", "McaBot.Directory", "McaBot.Cards", "Microsoft.Bot", Azure, Graph)]
    [InlineData("McaBot.Retention", "McaBot.Conversations", "McaBot.Notifications", "McaBot.Presentation", "McaBot.Directory", "McaBot.Cards", "Microsoft.Bot", Azure, Graph)]
    [InlineData("McaBot.Presentation", "McaBot.Conversations", "McaBot.Notifications", "McaBot.Directory", "McaBot.Hosting", Azure, Graph)]
    [InlineData("McaBot.Notifications", "McaBot.Conversations", Azure, Graph)]
    [InlineData("McaBot.Bulk", "McaBot.Conversations", "McaBot.Directory", Graph)]
    [InlineData("McaBot.Conversations.Bulk", Azure, Graph)]
    [InlineData("McaBot.Conversations.Actions", Azure, Graph)]
    [InlineData("McaBot.Conversations.Commands", Azure, Graph)]
    [InlineData("McaBot.Conversations.Dialogs", Azure, Graph)]
    public void A_folder_does_not_know(string folder, params string[] others)
    {
        Assert.NotEmpty(Types.InAssembly(typeof(McaBotHost).Assembly).That().ResideInNamespace(folder).GetTypes());
        Assert.Empty(Knowing(folder, others));
    }

    [Fact]
    public void A_folder_that_knows_another_is_told_apart() => Assert.NotEmpty(Knowing("McaBot.Conversations", "McaBot.Ledger"));

    private static IEnumerable<string> Knowing(string folder, params string[] others) =>
        Types.InAssembly(typeof(McaBotHost).Assembly).That().ResideInNamespace(folder)
            .ShouldNot().HaveDependencyOnAny(others).GetResult().FailingTypeNames ?? [];
}
