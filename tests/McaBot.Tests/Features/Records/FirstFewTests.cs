using McaBot.Features.Records.Jobs;

namespace McaBot.Tests.Features.Records;

public sealed class FirstFewTests
{
    [Fact]
    public void All_are_counted_and_the_first_in_order_are_kept_in_whatever_order_they_come()
    {
        var few = new FirstFew<int>(3, (one, other) => one.CompareTo(other));

        foreach (var one in (int[])[5, 2, 9, 1, 7, 3]) few.Add(one);

        Assert.Equal(6, few.Count);
        Assert.Equal([1, 2, 3], few.Kept);
    }
}
