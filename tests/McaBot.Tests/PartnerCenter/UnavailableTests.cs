using McaBot.Attestations;
using McaBot.Sandbox.Wire;
using McaBot.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace McaBot.Tests.PartnerCenter;

/// <summary>When Partner Center does not answer as it should: whether it may have acted, and that the same request id mends it.</summary>
public sealed class UnavailableTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    [Theory]
    [InlineData(408, "", true)]
    [InlineData(500, """{"code":"1000","description":"Chantal Beauregard"}""", true)]
    [InlineData(502, "<html>bad gateway</html>", true)]
    [InlineData(503, "", true)]
    [InlineData(504, "", true)]
    [InlineData(302, "", true)]
    public async Task A_status_that_is_no_answer_is_a_failure_and_says_whether_it_may_have_acted(int status, string body, bool isAmbiguous)
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Answers(status, body);

        var e = await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => far.AttestAsync());

        Assert.Equal(($"partner-center-{status}", isAmbiguous, null), (e.Message, e.IsAmbiguous, e.RetryAfter));
        Assert.Null(e.InnerException);
        Assert.Single(far.Requests.Of("partnercenter"));
    }

    [Theory]
    [InlineData(429, 7, 7)]
    [InlineData(503, 120, 120)]
    [InlineData(503, 7200, 7200)]
    [InlineData(429, 80_000, 80_000)]
    [InlineData(429, 100_000, 86_400)]
    public async Task The_wait_that_is_asked_for_travels_on_within_bounds(int status, int asked, int waits)
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Faults.Next("partnercenter", status: status, retryAfter: TimeSpan.FromSeconds(asked));

        var e = await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => far.AttestAsync());

        Assert.Equal(TimeSpan.FromSeconds(waits), e.RetryAfter);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>Welcome, Chantal Beauregard</html>")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"hello\"")]
    [InlineData("""{"attestationId":7}""")]
    [InlineData("""{"attestationId":"00000000-0000-0000-0000-000000000000"}""")]
    public async Task An_attestation_without_an_id_is_as_if_no_answer_had_come(string body)
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Answers(201, body);

        var e = await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => far.AttestAsync());

        Assert.Equal(("partner-center-body", true), (e.Message, e.IsAmbiguous));
    }

    [Theory]
    [InlineData("""{"attestationId":"49a69a39-8244-4c51-9805-4f5aa3adac6b","status":"Pending"}""")]
    [InlineData("""{"id":"49A69A39-8244-4C51-9805-4F5AA3ADAC6B"}""")]
    [InlineData("\"49a69a39-8244-4c51-9805-4f5aa3adac6b\"")]
    public async Task An_attestations_id_is_found_wherever_it_may_stand(string body)
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Answers(200, body);

        Assert.Equal(new Guid("49a69a39-8244-4c51-9805-4f5aa3adac6b"), (await far.AttestAsync()).Id);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    public async Task An_agreement_is_made_also_where_the_answer_names_no_id(string body)
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Answers(201, body);

        var answer = await far.AgreeAsync(Guid.NewGuid());

        Assert.Equal((null, null, null), (answer.Id, answer.Problem, answer.Code));
    }

    [Fact]
    public async Task A_page_of_somebody_else_is_no_agreement()
    {
        await using var far = await FarPartnerCenter.StartAsync();
        far.Answers(200, "<html>Sign in to the network</html>");

        var e = await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => far.AgreeAsync(Guid.NewGuid()));

        Assert.Equal(("partner-center-body", true), (e.Message, e.IsAmbiguous));
    }

    [Fact]
    public async Task An_answer_longer_or_deeper_than_any_is_not_taken_in()
    {
        await using var far = await FarPartnerCenter.StartAsync();
        foreach (
            var body in new[]
            {
                $$"""{"attestationId":"{{Guid.NewGuid()}}","x":"{{new string('x', 300_000)}}"}""",
                new string('[', 5000) + new string(']', 5000),
            }
        )
        {
            far.Answers(201, body);
            Assert.Equal(
                "partner-center-body", (await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => far.AttestAsync())).Message);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_the_answer_was_lost_the_same_request_id_brings_it_and_nothing_is_done_twice(bool dropped)
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var far = await FarPartnerCenter.StartAsync(o => o.Timeout = Patience, time);
        var (attest, agree) = (Guid.NewGuid(), Guid.NewGuid());

        await LosesAsync(() => far.AttestAsync(attest));
        var attested = await far.AttestAsync(attest);
        far.Book.Accept(attested.Id!.Value);
        await LosesAsync(() => far.AgreeAsync(attested.Id.Value, agree));
        var agreed = await far.AgreeAsync(attested.Id.Value, agree);

        Assert.Equal(attested.Id, Assert.Single(far.Book.Attestations).Id);
        Assert.Equal(agreed.Id, Assert.Single(far.Book.Agreements).Id);
        Assert.Null(agreed.Problem);
        Assert.Equal([false, true, false, true], far.Book.Calls.Select(c => c.IsRepeat));

        async Task LosesAsync(Func<Task<PartnerCenterAnswer>> call)
        {
            var acted = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            using var lost = far.Faults.Next(new Fault
            {
                Service = "partnercenter", AfterEffect = true, Drop = true, Stall = dropped ? null : Timeout.InfiniteTimeSpan,
                Do = () =>
                {
                    acted.SetResult();
                    return Task.CompletedTask;
                },
            });
            var answer = call();
            await acted.Task;
            time.Advance(dropped ? TimeSpan.Zero : Patience);

            var e = await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => answer);
            Assert.Equal((dropped ? "partner-center-dropped" : "partner-center-timeout", true), (e.Message, e.IsAmbiguous));
        }
    }

    /// <summary>What the adapter must not do: under a new id Partner Center acts anew.</summary>
    [Fact]
    public async Task Under_a_new_request_id_it_would_be_done_twice()
    {
        await using var far = await FarPartnerCenter.StartAsync();

        await far.AttestAsync();
        await far.AttestAsync();

        Assert.Equal(2, far.Book.Attestations.Count);
    }

    [Fact]
    public async Task A_slow_answer_is_given_up_in_time()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var far = await FarPartnerCenter.StartAsync(o => o.Timeout = Patience, time);
        using var slow = far.Faults.Next("partnercenter", stall: Timeout.InfiniteTimeSpan);

        var answer = far.AttestAsync();
        await slow.HitAsync();
        time.Advance(Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(answer.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(1));

        var e = await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => answer);
        Assert.Equal(("partner-center-timeout", true), (e.Message, e.IsAmbiguous));
    }

    [Fact]
    public async Task Where_nothing_was_sent_nothing_was_done()
    {
        await using var far = await FarPartnerCenter.StartAsync(o => o.BaseUrl = new Uri("http://127.0.0.1:1/"));
        Assert.Equal(("partner-center-unreachable", false), await FailureAsync());

        far.Credential.IsRefused = true;
        Assert.Equal(("partner-center-token", false), await FailureAsync());
        Assert.Empty(far.Requests.All);

        async Task<(string Code, bool IsAmbiguous)> FailureAsync()
        {
            var e = await Assert.ThrowsAsync<PartnerCenterUnavailableException>(() => far.AttestAsync());
            return (e.Message, e.IsAmbiguous);
        }
    }

    [Fact]
    public async Task Whoever_stops_waiting_is_not_told_that_Partner_Center_failed()
    {
        await using var far = await FarPartnerCenter.StartAsync();
        using var slow = far.Faults.Next("partnercenter", stall: TimeSpan.FromSeconds(30));
        using var stop = new CancellationTokenSource();

        var call = far.Adapter.CreateAttestationAsync(Guid.NewGuid(), FarPartnerCenter.Contoso, FarPartnerCenter.Chantal, stop.Token);
        await slow.HitAsync();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }
}
