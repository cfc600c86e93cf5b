using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>Why a row of a file cannot be requested.</summary>
public enum BulkTrouble
{
    /// <summary>A cell is wrong.</summary>
    Field = 1,

    /// <summary>There are more cells than columns.</summary>
    TooManyCells = 2,

    /// <summary>A quote mark is out of place, or never closed.</summary>
    BadQuotes = 3,

    /// <summary>An earlier row is about the same customer.</summary>
    SameCustomer = 4,

    /// <summary>The customer has an attestation that is not settled.</summary>
    AlreadyOpen = 5,
}

/// <param name="Row">As a spreadsheet counts: the header is row 1.</param>
/// <param name="Field">The field's id, where a cell is wrong.</param>
/// <param name="Value">What stands there, the earlier row, or the number of the open attestation.</param>
public sealed record BulkRowProblem(int Row, BulkTrouble Trouble, string? Field = null, FieldProblem? Problem = null, string? Value = null);
