using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Sandbox.World;
using McaBot.Tests.Privacy;

namespace McaBot.Tests.Sandbox;

public sealed class KeptWorldTests
{
    [Fact]
    public async Task What_was_said_shown_and_stored_is_there_again_after_a_restart()
    {
        var folder = System.IO.Directory.CreateTempSubdirectory("mcabot-world-").FullName;
        var options = new SandboxOptions { DataFolder = folder, StartBot = false };
        var customer = Guid.NewGuid();
        string id;
        await using (var first = await TestWorlds.StartAsync(options))
        {
            first.Teams.Install(first.Ben.Person);
            first.Ben.SwitchesTo("fr-FR");
            id = first.Teams.Post(first.Ben.Chat, first.Teams.BotId, new JsonObject { ["type"] = "message", ["text"] = "remember me" }).Id;
            first.Teams.Show(
                first.Ben.Chat,
                id,
                first.Ben.Person,
                new JsonObject
                {
                    ["type"] = "AdaptiveCard",
                    ["version"] = "1.5",
                    ["body"] = new JsonArray(),
                },
                _ => true,
                isByItself: false);
            first.PartnerCenter.Confirm(customer, new DateOnly(2025, 3, 14));
            first.PartnerCenter.DoesNotKnow(first.PartnerCenter.Customers[0].TenantId);
            await first.Container.UploadBlobAsync("kept", new BinaryData("stored"));
        }

        await using (var second = await TestWorlds.StartAsync(options))
        {
            var message = second.Ben.Chat.Find(id)!;
            Assert.Equal("remember me", message.Text);
            Assert.NotNull(message.CardFor(second.Ben.Person));
            Assert.Null(message.CardFor(second.Amelie.Person));
            Assert.Equal("fr-FR", second.Ben.Person.Locale);
            Assert.True(second.Teams.HasInstalled(second.Ben.Person));
            Assert.False(second.Teams.HasInstalled(second.Tom.Person));
            Assert.Equal(new DateOnly(2025, 3, 14), Assert.Single(second.PartnerCenter.AgreementsOf(customer)).DateAgreed);
            Assert.Equal(PartnerCustomer.Default.Count - 1, second.PartnerCenter.Customers.Count);
            Assert.True(await second.Container.GetBlobClient("kept").ExistsAsync());
        }

        System.IO.Directory.Delete(folder, recursive: true);
    }
}
