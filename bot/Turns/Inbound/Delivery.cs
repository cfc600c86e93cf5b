namespace McaBot.Turns.Inbound;

/// <summary>One coming of an activity, and whether it is the first.</summary>
internal sealed class Delivery
{
    /// <summary>Something that may come twice, such as looking again.</summary>
    public static Delivery Unmarked { get; } = new();

    /// <summary>What the activity is known by; null where it cannot be told from others.</summary>
    public string? Name { get; init; }

    /// <summary>Who begins it: what storage took although its answer was lost is recognised.</summary>
    public Guid By { get; } = Guid.NewGuid();

    /// <summary>Whether storage may hold that it was begun here.</summary>
    public bool IsMarked { get; set; }

    /// <summary>Set where the answer is somebody else's: nothing may be changed or said.</summary>
    public bool IsRepeat { get; set; }
}
