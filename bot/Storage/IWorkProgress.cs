namespace McaBot.Storage;

/// <summary>Told how far work over all ledgers is, by several at a time.</summary>
internal interface IWorkProgress
{
    /// <param name="atLeast">How many there are to do, as far as that is known.</param>
    void Expect(long atLeast);

    /// <summary>One more is done.</summary>
    void Add();
}
