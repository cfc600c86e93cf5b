namespace McaBot.Tests.Attestations.Doubles;

/// <summary>For worlds in memory, where everything is over when the call returns.</summary>
internal static class Settled
{
    public static T Now<T>(this Task<T> task)
    {
        Assert.True(task.IsCompleted);
        return task.GetAwaiter().GetResult();
    }

    public static void Now(this Task task)
    {
        Assert.True(task.IsCompleted);
        task.GetAwaiter().GetResult();
    }
}
