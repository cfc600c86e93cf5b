using System.Net;
using CsCheck;
using McaBot.Teams.Throttle;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

namespace McaBot.Tests.Teams;

public sealed class SendThrottleTests
{
    private static readonly (int Count, TimeSpan Within)[] Teams =
        [(7, TimeSpan.FromSeconds(1)), (8, TimeSpan.FromSeconds(2)), (60, TimeSpan.FromSeconds(30)), (1800, TimeSpan.FromHours(1))];

    private readonly SimulatedTime time = new();
    private readonly List<Sent> sent = [];
    private readonly SendThrottle throttle;

    public SendThrottleTests() => throttle = new SendThrottle(time);

    [Fact]
    public void However_sends_come_none_goes_beyond_what_Teams_allows_and_their_order_stays() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[0, 2500], Gen.Int[0, 1200], Gen.Int[0, 12]).Array[1, 250].Sample(arrivals =>
        {
            var run = new SendThrottleTests();
            var at = TimeSpan.Zero;
            run.time.Run(() =>
            {
                foreach (var (i, (where, gap, length, kind)) in arrivals.Index())
                {
                    // Often many come at once.
                    at += TimeSpan.FromMilliseconds(gap > 1500 ? gap : 0);
                    _ = kind switch
                    {
                        0 => run.NotesAsync($"19:{where}", at),
                        1 => run.SendsAsync(i, where, at, TimeSpan.FromMilliseconds(length), refusals: 1 + (length % 3)),
                        _ => run.SendsAsync(i, where, at, TimeSpan.FromMilliseconds(length)),
                    };
                }
            });

            Assert.Equal(arrivals.Count(a => a.Item4 != 0), run.sent.Count(s => s.IsTaken));
            foreach (var conversation in run.sent.GroupBy(s => s.Conversation))
            {
                KeepsToLimits([.. conversation]);
                var order = conversation.Where(s => s is { IsTaken: true, Number: >= 0 }).Select(s => s.Number).ToList();
                Assert.Equal(order.Order(), order);
            }
        }, iter: 300, threads: 1);

    [Fact]
    public void Of_four_thousand_at_once_eighteen_hundred_go_in_an_hour()
    {
        time.Run(() =>
        {
            for (var i = 0; i < 4000; i++)
            {
                _ = SendsAsync(i, 0, TimeSpan.Zero, TimeSpan.FromMilliseconds(40));
            }
        });

        KeepsToLimits(sent);
        Assert.Equal(Enumerable.Range(0, 4000), sent.Select(s => s.Number));
        Assert.InRange(sent.Count(s => s.Arrived < TimeSpan.FromHours(1)), 1700, 1799);
        Assert.InRange(time.Elapsed, TimeSpan.FromHours(2), TimeSpan.FromHours(2.3));
    }

    [Fact]
    public void One_conversations_queue_delays_no_other()
    {
        time.Run(() =>
        {
            for (var i = 0; i < 300; i++)
            {
                _ = SendsAsync(i, 0, TimeSpan.Zero, TimeSpan.FromMilliseconds(40));
            }

            for (var i = 0; i < 20; i++)
            {
                _ = SendsAsync(i, 1 + i, TimeSpan.FromSeconds(i), TimeSpan.FromMilliseconds(40));
            }
        });

        Assert.All(sent.Where(s => s.Conversation != "19:0"), other =>
            Assert.InRange(other.Arrived, other.Asked, other.Asked + TimeSpan.FromSeconds(1)));
        Assert.InRange(sent.Where(s => s.Conversation == "19:0").Max(s => s.Arrived), TimeSpan.FromSeconds(149), TimeSpan.FromSeconds(200));
    }

    [Fact]
    public void A_call_that_takes_long_delays_nothing_but_its_own_conversation()
    {
        time.Run(() =>
        {
            _ = SendsAsync(0, 0, TimeSpan.Zero, TimeSpan.FromSeconds(15));
            _ = SendsAsync(1, 0, TimeSpan.Zero, TimeSpan.Zero);
            _ = SendsAsync(2, 1, TimeSpan.Zero, TimeSpan.Zero);
        });

        Assert.Equal(TimeSpan.FromSeconds(15), sent.Single(s => s.Number == 1).Arrived);
        Assert.Equal(TimeSpan.Zero, sent.Single(s => s.Number == 2).Arrived);
    }

    [Fact]
    public void Threads_and_their_channel_share_one_allowance()
    {
        time.Run(() =>
        {
            for (var i = 0; i < 30; i++)
            {
                _ = SendsAsync(i, 0, TimeSpan.Zero, TimeSpan.FromMilliseconds(20), thread: i % 3);
            }
        });

        KeepsToLimits(sent);
        Assert.Equal(Enumerable.Range(0, 30), sent.Select(s => s.Number));
    }

    [Fact]
    public void A_refusal_holds_up_its_conversation_alone_and_what_was_refused_keeps_its_place()
    {
        time.Run(() =>
        {
            _ = SendsAsync(0, 0, TimeSpan.Zero, TimeSpan.FromMilliseconds(10), refusals: 1, patience: 20);
            _ = SendsAsync(1, 0, TimeSpan.Zero, TimeSpan.FromMilliseconds(10));
            _ = SendsAsync(2, 1, TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(10));
        });

        var tries = sent.Where(s => s.Conversation == "19:0").ToList();
        Assert.Equal([(0, false), (0, true), (1, true)], tries.Select(s => (s.Number, s.IsTaken)));
        Assert.True(tries[1].Began >= tries[0].Ended + TimeSpan.FromSeconds(20));
        Assert.True(sent.Single(s => s.Number == 2).Arrived < TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void After_a_few_refusals_the_answer_is_no_and_the_next_waits_as_long_as_was_asked()
    {
        Task? refused = null;
        time.Run(() =>
        {
            refused = SendsAsync(0, 0, TimeSpan.Zero, TimeSpan.FromMilliseconds(10), refusals: 100, patience: 3);
            _ = SendsAsync(1, 0, TimeSpan.Zero, TimeSpan.FromMilliseconds(10));
        });

        Assert.Equal(4, sent.Count(s => s.Number == 0));
        Assert.IsType<ErrorResponseException>(refused!.Exception!.InnerException);
        Assert.True(sent.Single(s => s.Number == 1).Began >= sent.Last(s => s.Number == 0).Ended + TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Who_is_asked_to_wait_long_is_told_at_once_and_the_next_waits()
    {
        Task? refused = null;
        time.Run(() =>
        {
            refused = SendsAsync(0, 0, TimeSpan.Zero, TimeSpan.Zero, refusals: 1, patience: 180);
            _ = SendsAsync(1, 0, TimeSpan.Zero, TimeSpan.Zero);
        }, until: TimeSpan.FromSeconds(1));
        Assert.True(refused!.IsFaulted);

        time.Run(() => { });

        Assert.Equal([0, 1], sent.Select(s => s.Number));
        Assert.True(sent[1].Began >= TimeSpan.FromSeconds(180));
    }

    [Fact]
    public void What_a_turn_sends_counts_and_its_refusal_holds_up_the_queue()
    {
        time.Run(() =>
        {
            for (var i = 0; i < 7; i++)
            {
                throttle.Note("19:0;messageid=7");
            }

            throttle.Pause("19:1;messageid=7", TimeSpan.FromSeconds(9));
            _ = SendsAsync(0, 0, TimeSpan.Zero, TimeSpan.Zero);
            _ = SendsAsync(1, 1, TimeSpan.Zero, TimeSpan.Zero);
        });

        Assert.Equal(TimeSpan.FromSeconds(2), sent.Single(s => s.Number == 0).Arrived);
        Assert.Equal(TimeSpan.FromSeconds(9), sent.Single(s => s.Number == 1).Arrived);
    }

    [Fact]
    public void All_conversations_together_keep_to_thirty_requests_a_second()
    {
        time.Run(() =>
        {
            for (var i = 0; i < 200; i++)
            {
                _ = SendsAsync(i, i, TimeSpan.Zero, TimeSpan.FromMilliseconds(30));
                _ = throttle.EnterAsync(default);
            }
        });

        Spaced(sent.Select(s => s.Arrived), 30, TimeSpan.FromSeconds(1));
        Assert.InRange(time.Elapsed, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(17));
    }

    [Fact]
    public void Who_waits_longest_goes_first_where_all_conversations_together_are_too_many()
    {
        time.Run(() =>
        {
            for (var i = 0; i < 40; i++)
            {
                _ = SendsAsync(i, i, TimeSpan.Zero, TimeSpan.Zero);
            }

            for (var i = 40; i < 1000; i++)
            {
                _ = SendsAsync(i, i, TimeSpan.FromMilliseconds(38.7 * (i - 39)), TimeSpan.Zero);
            }
        });

        Assert.Equal(Enumerable.Range(0, 1000), sent.Select(s => s.Number));
        Assert.InRange(sent.Max(s => s.Began - s.Asked), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3));
    }

    [Fact]
    public void Who_gives_up_while_waiting_for_the_app_is_passed_over()
    {
        using var givingUp = new CancellationTokenSource();
        Task? given = null;
        time.Run(() =>
        {
            for (var i = 0; i < 30; i++)
            {
                var sending = SendsAsync(i, i, TimeSpan.Zero, TimeSpan.Zero, cancellationToken: i is 27 or 28 ? givingUp.Token : default);
                given = i == 27 ? sending : given;
            }

            givingUp.Cancel();
        });

        Assert.True(given!.IsCanceled);
        Assert.Equal(Enumerable.Range(0, 30).Except([27, 28]), sent.Select(s => s.Number));
    }

    [Fact]
    public void However_much_turns_send_what_waits_in_the_queue_goes_on()
    {
        time.Run(() =>
        {
            for (var i = 0; i < 400; i++)
            {
                _ = NotesAsync($"19:turn{i}", TimeSpan.FromMilliseconds(25 * i));
            }

            for (var i = 0; i < 20; i++)
            {
                _ = SendsAsync(i, i, TimeSpan.FromSeconds(1), TimeSpan.Zero);
            }
        });

        Assert.InRange(sent.Where(s => s.Number >= 0).Max(s => s.Arrived), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(7));
    }

    [Fact]
    public void Who_gives_up_while_waiting_is_passed_over()
    {
        using var givingUp = new CancellationTokenSource();
        Task? given = null;
        time.Run(() =>
        {
            _ = SendsAsync(0, 0, TimeSpan.Zero, TimeSpan.FromSeconds(5));
            given = SendsAsync(1, 0, TimeSpan.Zero, TimeSpan.Zero, cancellationToken: givingUp.Token);
            _ = SendsAsync(2, 0, TimeSpan.Zero, TimeSpan.Zero);
            givingUp.Cancel();
        });

        Assert.True(given!.IsCanceled);
        Assert.Equal([0, 2], sent.Select(s => s.Number));
    }

    [Fact]
    public void Conversations_nothing_was_sent_to_for_an_hour_are_forgotten()
    {
        time.Run(() =>
        {
            for (var i = 0; i < 500; i++)
            {
                _ = SendsAsync(i, i, TimeSpan.Zero, TimeSpan.Zero);
            }
        });
        Assert.Equal(500, throttle.Conversations);

        time.Run(() => { }, until: time.Elapsed + TimeSpan.FromHours(1));
        time.Run(() => _ = SendsAsync(0, 500, time.Elapsed, TimeSpan.Zero));

        Assert.Equal(1, throttle.Conversations);
    }

    private static void KeepsToLimits(IReadOnlyList<Sent> ofOne)
    {
        foreach (var (count, within) in Teams)
        {
            Spaced(ofOne.Where(s => s.Number >= 0).Select(s => s.Arrived), count, within);

            // What turns sent before it went counts; what they sent while it was on its way nobody could know.
            foreach (var own in ofOne.Where(s => s.Number >= 0))
            {
                Assert.True(
                    ofOne.Count(s =>
                        s.Number >= 0
                            ? s.Arrived <= own.Arrived && s.Arrived > own.Arrived - within
                            : s.Arrived <= own.Began && s.Arrived > own.Arrived - within) <= count);
            }
        }
    }

    private static void Spaced(IEnumerable<TimeSpan> arrivals, int count, TimeSpan within)
    {
        TimeSpan[] order = [.. arrivals.Order()];
        for (var i = count; i < order.Length; i++)
        {
            Assert.True(order[i] - order[i - count] >= within, $"{count + 1} within {order[i] - order[i - count]}, at {order[i]}");
        }
    }

    private async Task SendsAsync(
        int number, int where, TimeSpan at, TimeSpan length, int refusals = 0, int patience = 2, int? thread = null,
        CancellationToken cancellationToken = default)
    {
        if (at > time.Elapsed)
        {
            await Task.Delay(at - time.Elapsed, time, CancellationToken.None);
        }

        var asked = time.Elapsed;
        await throttle.RunAsync(thread is null ? $"19:{where}" : $"19:{where};messageid={thread}", async _ =>
        {
            var began = time.Elapsed;

            // It arrives at some moment between.
            await DelayAsync(length * ((number % 4) / 3.0));
            var arrived = time.Elapsed;
            await DelayAsync(length - (arrived - began));
            sent.Add(new Sent(number, $"19:{where}", asked, began, arrived, time.Elapsed, refusals <= 0));
            return refusals-- > 0 ? throw Refusal(patience) : true;
        }, cancellationToken);
    }

    private async Task NotesAsync(string conversation, TimeSpan at)
    {
        await DelayAsync(at);
        throttle.Note(conversation);
        sent.Add(new Sent(-1, conversation, time.Elapsed, time.Elapsed, time.Elapsed, time.Elapsed, false));
    }

    private Task DelayAsync(TimeSpan length) =>
        length < TimeSpan.FromMilliseconds(1) ? Task.CompletedTask : Task.Delay(length, time, CancellationToken.None);

    private static ErrorResponseException Refusal(int seconds)
    {
        using var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.Add("Retry-After", $"{seconds}");
        return new ErrorResponseException("too fast") { Response = new HttpResponseMessageWrapper(answer, "") };
    }

    /// <param name="Number">Below zero for what a turn sent past the queue.</param>
    private sealed record Sent(
        int Number, string Conversation, TimeSpan Asked, TimeSpan Began, TimeSpan Arrived, TimeSpan Ended, bool IsTaken);
}
