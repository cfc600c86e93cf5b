namespace McaBot.Cards;

/// <summary>One page of an audit file that checks itself.</summary>
/// <param name="Scope">The month or the customer of the audit file.</param>
/// <param name="First">The first of its customers, counted from 1 over all pages.</param>
/// <param name="Customers">Over all pages.</param>
/// <param name="Next">The next page's file; null on the last.</param>
public sealed record VerifyPageView(
    string Scope, int First, int Customers, string? Next, DateTimeOffset MadeAt, IReadOnlyList<VerifyLedgerView> Ledgers);
