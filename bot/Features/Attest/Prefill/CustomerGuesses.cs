using McaBot.Platform;
using McaBot.Storage.Projections;
using McaBot.Turns;

namespace McaBot.Features.Attest.Prefill;

/// <summary>
/// Finds the customer that words or a domain stand for: in Partner Center where there is a connection, else among what is on record.
/// </summary>
internal sealed class CustomerGuesses(CustomerLookup lookup, Indexes indexes, ILedger ledger, IDetails details, RecordsPolicy records)
{
    private const int Longest = 200;

    /// <summary>Begins to read what guessing by these words takes where there is no connection.</summary>
    public void ReadAhead(Turn turn, string said, CancellationToken cancellationToken)
    {
        if (CleanText.Of(said) is { Length: > 0 and <= Longest } words)
        {
            TurnScope.Ahead(() => records.RefusalAsync(turn.Caller.Actor, cancellationToken));
            TurnScope.Ahead(() => indexes.FindCustomersAsync(words, cancellationToken));
        }
    }

    /// <summary>Of what a person calls the customer: a name, a domain, a tenant id.</summary>
    /// <param name="source">Where the words stand.</param>
    public async Task ByWordsAsync(Turn turn, Draft draft, string said, GuessSource source, CancellationToken cancellationToken)
    {
        var words = CleanText.Of(said);
        if (words.Length is 0 or > Longest)
        {
            return;
        }

        if (!await TryFindAsync(turn, draft, words, cancellationToken))
        {
            var field = Identifiers.ReadTenant(words) is not null ? Fields.TenantId : IsDomain(words) ? Fields.Domain : Fields.CompanyName;
            draft.Guess(new Dictionary<string, string> { [field] = words }, source, turn.Region);
        }
    }

    /// <summary>Of the domain that a mail came from.</summary>
    public async Task ByMailAsync(Turn turn, Draft draft, MailSender sender, CancellationToken cancellationToken)
    {
        if (!draft.IsEmptyIn(Fields.OfCustomer) || MailAddresses.DomainOf(sender.Address) is not { } domain)
        {
            return;
        }

        if (!await TryFindAsync(turn, draft, domain, cancellationToken))
        {
            draft.Guess(new Dictionary<string, string> { [Fields.Domain] = domain }, GuessSource.Mail, turn.Region);
        }
    }

    /// <summary>Fills the customer in as Partner Center shows it.</summary>
    public static void Fill(Turn turn, Draft draft, KnownCustomer customer)
    {
        draft.Guess(
            ValuesOf(customer.TenantId, customer.Domain, customer.CompanyName, customer.Country), GuessSource.PartnerCenter, turn.Region);
        draft.Guess(
            new Dictionary<string, string> { [Fields.Language] = LanguageOf(customer.Country) ?? "" }, GuessSource.Country, turn.Region);
    }

    private async Task<bool> TryFindAsync(Turn turn, Draft draft, string words, CancellationToken cancellationToken)
    {
        var known = await lookup.SearchAsync(turn.Caller, words, cancellationToken);
        if (Only(known, words) is { } customer)
        {
            Fill(turn, draft, await lookup.WithCountryAsync(customer, cancellationToken));
            return true;
        }

        // Several in Partner Center: the person chooses among them.
        return known.Count == 0 && await TryRecordAsync(turn, draft, words, cancellationToken);
    }

    private async Task<bool> TryRecordAsync(Turn turn, Draft draft, string words, CancellationToken cancellationToken)
    {
        if (await records.RefusalAsync(turn.Caller.Actor, cancellationToken) is not null)
        {
            return false;
        }

        var found = await indexes.FindCustomersAsync(words, cancellationToken);
        if (Only([.. found.Select(f => new KnownCustomer(f.Customer, f.Domain, f.Company))], words) is not { } match
            || (await ledger.ReadAsync(match.TenantId, cancellationToken)) is not { Fault: null } present
            || present.Attestations.Values.MaxBy(a => a.Version) is not { } latest
            || (await details.ReadAsync(latest, cancellationToken)).Value?.Customer is not { } customer)
        {
            return false;
        }

        var values = ValuesOf(customer.TenantId, customer.Domain, customer.CompanyName, customer.Country);
        values[Fields.Language] = customer.Language;
        draft.Guess(values, GuessSource.Record, turn.Region);
        return true;
    }

    /// <summary>
    /// The one that was found, or of several the one that is called so. A domain is nobody else's: orion.fr is not orion-france.com,
    /// though a search by the beginnings of words finds it.
    /// </summary>
    private static KnownCustomer? Only(IReadOnlyList<KnownCustomer> found, string words)
    {
        var isDomain = IsDomain(words);
        return found is [var only] && !isDomain ? only
            : found.Where(c => HasDomain(c, words) || (!isDomain && IsCalled(c, words))).ToList() is [var meant] ? meant
            : null;
    }

    private static bool HasDomain(KnownCustomer customer, string words) =>
        string.Equals(customer.Domain, words.TrimEnd('.'), StringComparison.OrdinalIgnoreCase);

    private static bool IsCalled(KnownCustomer customer, string words) =>
        FieldNames.Plain(customer.CompanyName) == FieldNames.Plain(words);

    private static bool IsDomain(string words) =>
        !words.Contains(' ', StringComparison.Ordinal)
        && words.Contains('.', StringComparison.Ordinal)
        && Uri.CheckHostName(words.TrimEnd('.')) == UriHostNameType.Dns;

    private static Dictionary<string, string> ValuesOf(Guid tenant, string domain, string company, string? country) =>
    new(StringComparer.Ordinal)
    {
        [Fields.TenantId] = tenant.ToString("D"),
        [Fields.Domain] = domain,
        [Fields.CompanyName] = company,
        [Fields.Country] = country ?? "",
    };

    /// <summary>The agreement's language where the country leaves no choice; the person checks it.</summary>
    private static string? LanguageOf(string? country) =>
        AgreementLanguages.All.Where(l => country is not null && l.EndsWith($"-{country}", StringComparison.Ordinal)).ToList() is [var only]
            ? only
            : null;
}
