using McaBot.Attestations;
using McaBot.Outbox;

namespace McaBot.Tests.Outbox;

public sealed class FailureTests
{
    [Fact]
    public void What_was_never_sent_is_tried_again_and_leaves_no_doubt() =>
        Assert.Equal(new Failure("service-url", false, false), Failure.Of(new UnauthorizedAccessException()));

    [Fact]
    public void A_directory_that_asks_for_patience_gets_it() =>
        Assert.Equal(
            TimeSpan.FromMinutes(5),
            Failure.Of(new DirectoryUnavailableException("graph-429") { RetryAfter = TimeSpan.FromMinutes(5) }).RetryAfter);
}
