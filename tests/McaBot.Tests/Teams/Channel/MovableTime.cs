namespace McaBot.Tests.Teams.Channel;

/// <summary>The real time, from which a test moves on: tokens are made with the real one.</summary>
internal sealed class MovableTime : TimeProvider
{
    private TimeSpan moved;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + moved;

    public void Move(TimeSpan by) => moved += by;
}
