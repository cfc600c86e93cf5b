namespace McaBot.Outbox;

/// <summary>What messages have in common that only so many at once may use.</summary>
internal enum Lane
{
    /// <summary>The channel of Teams.</summary>
    Posts = 1,

    PartnerCenter = 2,

    /// <summary>Storage alone.</summary>
    Records = 3,
}
