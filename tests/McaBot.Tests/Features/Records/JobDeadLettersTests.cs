using System.Text.Json;
using McaBot.Attestations;
using McaBot.Features.Records.Jobs;
using McaBot.Outbox;
using McaBot.Storage;
using McaBot.Storage.Projections;
using McaBot.Tests.Storage.Doubles;

namespace McaBot.Tests.Features.Records;

public sealed class JobDeadLettersTests : IAsyncLifetime
{
    private readonly RetryPolicy policy = new();
    private TestStorage storage = null!;

    public async Task InitializeAsync() => storage = await TestStorage.NewAsync();

    public async Task DisposeAsync() => await storage.DisposeAsync();

    [Fact]
    public async Task Jobs_of_the_same_moment_have_numbers_of_their_own()
    {
        var at = TimeProvider.System.GetUtcNow();
        Guid[] jobs = [Guid.CreateVersion7(at), Guid.CreateVersion7(at)];
        foreach (var job in jobs)
        {
            await GiveUpAsync(job);
        }

        var numbers = await Task.WhenAll(jobs.Select(async job => Assert.Single(await Letters().ReadAsync(job, default)).Number));

        Assert.Equal(jobs.Select(job => $"JOB-{$"{job:N}"[^8..].ToUpperInvariant()}"), numbers);
        Assert.NotEqual(numbers[0], numbers[1]);
    }

    private async Task GiveUpAsync(Guid job)
    {
        var name = BlobNames.Job(job);
        var order = new BackgroundJob(
            job, BackgroundJobKind.VerifyFingerprint, Guid.NewGuid(), "https://teams.example/", "chat", "en-GB", "c");
        await Claims().AddAsync(name, JsonSerializer.SerializeToElement(order, OutboxJson.Default.BackgroundJob), default);
        var mine = (await Claims().TryClaimAsync(name, policy, isRepeatable: false, default)).Mine!;
        await Claims().EndAsync(name, mine, OutboxResult.GiveUp("x"), policy, isRepeatable: false, default);
    }

    private JobDeadLetters Letters() => new(Claims(), new DeadLetterMarkers(storage.Store), null!);

    private Claims Claims() => new(storage.Store, new Instance("me"), TimeProvider.System, storage.Log.Of<Claims>());
}
