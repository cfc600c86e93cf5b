namespace McaBot.Attestations;

/// <summary>What time alone does to a request that waits for its decision, the weightier the later.</summary>
public enum WaitingStep
{
    Remind = 1,
    Escalate = 2,
    Expire = 3,
}
