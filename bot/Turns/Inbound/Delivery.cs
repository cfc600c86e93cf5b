namespace McaBot.Turns.Inbound;

/// <summary>One coming of an activity, and whether it is the first.</summary>
/// <param name="name">What the activity is known by; null where it cannot be told from others.</param>
/// <param name="begin">Asks storage; false where another process has begun it.</param>
internal sealed class Delivery(string? name, Func<CancellationToken, Task<bool>>? begin)
{
    /// <summary>Something that may come twice, such as looking again.</summary>
    public static Delivery Unmarked { get; } = new(null, null);

    public string? Name => name;

    /// <summary>Set where the answer is somebody else's: nothing may be changed or said.</summary>
    public bool IsRepeat { get; private set; }

    /// <summary>To be begun beside what a turn reads, and awaited before it changes anything.</summary>
    public async Task BeginAsync(CancellationToken cancellationToken) => IsRepeat = begin is not null && !await begin(cancellationToken);
}
