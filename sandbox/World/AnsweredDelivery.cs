namespace McaBot.Sandbox.World;

/// <summary>A delivery, when it was answered and how long that took. Put into words only where somebody reads it.</summary>
public sealed record AnsweredDelivery(DateTimeOffset At, Delivery Delivery, TimeSpan Took)
{
    public override string ToString() => $"{At:HH:mm:ss} {Delivery} ({Took.TotalSeconds:0.0} s)";
}
