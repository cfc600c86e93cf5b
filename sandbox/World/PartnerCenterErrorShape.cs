namespace McaBot.Sandbox.World;

/// <summary>The two shapes in which Partner Center refuses.</summary>
public enum PartnerCenterErrorShape
{
    /// <summary>{code, message, description, errorName, isRetryable, …} with a number for a code.</summary>
    Newer = 1,

    /// <summary>{code, description, data, source} with a string for a code.</summary>
    Older = 2,
}
