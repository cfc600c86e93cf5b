namespace McaBot.Bulk;

/// <summary>Hears of what happens to single rows of bulk requests.</summary>
public interface IBatchWatch
{
    /// <summary>Returns at once; forgetting it only delays what has to be told.</summary>
    void RowMoved(Guid batch);
}
