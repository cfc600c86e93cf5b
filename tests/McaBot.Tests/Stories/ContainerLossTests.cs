using Azure.Storage.Blobs;
using McaBot.Sandbox;
using McaBot.Sandbox.Processes;
using McaBot.Tests.Privacy;
using McaBot.Tests.Support;

namespace McaBot.Tests.Stories;

/// <summary>Worlds of their own, whose storage is taken away.</summary>
public sealed class ContainerLossTests
{
    [Fact]
    public async Task A_container_is_made_at_the_first_start_and_never_again_while_the_bot_runs()
    {
        await using var world = await TestWorlds.StartAsync(new SandboxOptions { CreateContainer = false });
        Assert.True(await world.Container.ExistsAsync());
        await AttestsAsync(world);
        Assert.Equal(0, (await BotProcess.RunToEndAsync(world.BotEnvironment, "verify")).ExitCode);

        await world.Container.DeleteAsync();
        await LooksInVainAsync(world);

        await BecomesAsync(world, 503, "\"storage\":\"unavailable\"");
        await Waiting.UntilLoggedAsync(world.Bot!, $"container '{world.Container.Name}' is missing");
        await VerifyFailsAsync(world, $"The storage container '{world.Container.Name}' is missing.");
        Assert.False(await world.Container.ExistsAsync());

        // Somebody who means well makes an empty one.
        await world.Container.CreateAsync();
        await BecomesAsync(world, 503, "\"storage\":\"unavailable\"");
        await LooksInVainAsync(world);
        var why = $"The storage container '{world.Container.Name}' is not the one that was begun with";
        await VerifyFailsAsync(world, why);
        await FailsAsync(world, "dead-letters", why);
        await FailsAsync(world, "subscriptions", why);
        await FailsAsync(world, "rebuild-indexes", why);
        Assert.Empty(await NamesAsync(world.Container));
    }

    [Fact]
    public async Task So_is_the_ledgers_own()
    {
        var name = $"t{Guid.NewGuid():N}";
        await using var world = await TestWorlds.StartAsync(
            new SandboxOptions { BotSettings = new Dictionary<string, string> { ["Storage__LedgerContainer"] = name } });
        var ledgers = new BlobContainerClient(world.BotEnvironment["Storage__ConnectionString"], name);
        Assert.Empty(await NamesAsync(ledgers));
        await AttestsAsync(world);

        await ledgers.DeleteAsync();
        await BecomesAsync(world, 503, "\"storage\":\"unavailable\"");
        await VerifyFailsAsync(world, $"The storage container '{name}' is missing.");

        // Nor by a bot that is started anew: it knows that this is not the first start.
        await world.Bot!.KillAsync();
        var starting = world.Bot.StartAsync();
        await BecomesAsync(world, 503, "\"storage\":\"unavailable\"");
        Assert.False(await ledgers.ExistsAsync());

        await ledgers.CreateAsync();
        await VerifyFailsAsync(world, $"The storage container '{name}' is not the one that was begun with");
        await ledgers.DeleteAsync();
        await world.Bot.KillAsync();
        await Assert.ThrowsAnyAsync<Exception>(() => starting);
    }

    [Fact]
    public async Task A_bot_started_on_an_emptied_container_does_not_begin_anew_while_the_ledgers_say_that_another_began()
    {
        var name = $"t{Guid.NewGuid():N}";
        await using var world = await TestWorlds.StartAsync(
            new SandboxOptions { BotSettings = new Dictionary<string, string> { ["Storage__LedgerContainer"] = name } });
        var ledgers = new BlobContainerClient(world.BotEnvironment["Storage__ConnectionString"], name);
        var id = (await ledgers.GetPropertiesAsync()).Value.Metadata["mcabot"];
        var mark = world.Container.GetBlobClient("beginning.json");
        var content = (await mark.DownloadContentAsync()).Value.Content;
        await world.Bot!.KillAsync();
        foreach (var blob in await NamesAsync(world.Container))
        {
            await world.Container.DeleteBlobAsync(blob);
        }

        var starting = world.Bot.StartAsync();
        await Waiting.UntilLoggedAsync(world.Bot, $"container '{world.Container.Name}' is not the one that was begun with");
        await BecomesAsync(world, 503, "\"storage\":\"unavailable\"");
        Assert.Empty(await NamesAsync(world.Container));

        // Nor where the mark is that of others.
        await mark.UploadAsync(BinaryData.FromString($$"""{"id":"{{Guid.NewGuid():D}}"}"""));
        await Waiting.UntilLoggedAsync(world.Bot, $"container '{name}' is not the one that was begun with");
        await BecomesAsync(world, 503, "\"storage\":\"unavailable\"");
        Assert.Equal(id, (await ledgers.GetPropertiesAsync()).Value.Metadata["mcabot"]);

        await mark.UploadAsync(content, overwrite: true);
        await starting;
        await BecomesAsync(world, 200, "\"storage\":\"ok\"");
        Assert.Equal(id, (await ledgers.GetPropertiesAsync()).Value.Metadata["mcabot"]);
    }

    [Fact]
    public async Task What_is_restored_is_gone_on_with_without_a_restart()
    {
        await using var world = await TestWorlds.StartAsync();
        await AttestsAsync(world);
        var mark = world.Container.GetBlobClient("beginning.json");
        var content = (await mark.DownloadContentAsync()).Value.Content;

        await mark.DeleteAsync();
        await BecomesAsync(world, 503, "\"storage\":\"unavailable\"");
        await LooksInVainAsync(world);
        await mark.UploadAsync(content);

        await BecomesAsync(world, 200, "\"storage\":\"ok\"");
        await AttestsAsync(world);
    }

    private static async Task AttestsAsync(SandboxWorld world)
    {
        var after = world.Teams.Revision;
        await world.Ben.SaysAsync("attest");
        await world.Ben.SeesCardWithAsync("attest.scenario", after);
        await world.Ben.SaysAsync("cancel");
    }

    /// <summary>Whoever looks for a record is told that there are none to look at, not that there is no such record.</summary>
    private static async Task LooksInVainAsync(SandboxWorld world)
    {
        var after = world.Teams.Revision;
        await world.Ben.SaysAsync("find MCA-12345678");
        await world.Ben.SeesAsync("The record store does not answer", after: after);
        Assert.DoesNotContain(world.Ben.Chat.Messages, m => m.Card?.Said().Contains("no attestation", StringComparison.Ordinal) == true);
    }

    private static async Task VerifyFailsAsync(SandboxWorld world, string why)
    {
        var lines = await FailsAsync(world, "verify", why);

        Assert.DoesNotContain(lines, line => line.Contains("ledgers checked", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyCollection<string>> FailsAsync(SandboxWorld world, string command, string why)
    {
        var (exitCode, lines) = await BotProcess.RunToEndAsync(world.BotEnvironment, command);

        Assert.Equal(2, exitCode);
        Assert.Contains(lines, line => line.StartsWith($"Stopped: {why}", StringComparison.Ordinal));
        return lines;
    }

    private static async Task BecomesAsync(SandboxWorld world, int status, string words)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var patience = new CancellationTokenSource(Waiting.Limit);
        while (true)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(world.Bot!.Address, "/health/ready"), patience.Token);
                if (
                    (int)answer.StatusCode == status
                    && (await answer.Content.ReadAsStringAsync(patience.Token)).Contains(words, StringComparison.Ordinal))
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }

            await Task.Delay(250, patience.Token);
        }
    }

    private static async Task<List<string>> NamesAsync(BlobContainerClient container)
    {
        var names = new List<string>();
        await foreach (var blob in container.GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
