using System.Collections.Immutable;

namespace McaBot.Sandbox.World;

/// <summary>What Partner Center holds, and how it is disposed: for the stand-in to serve, for tests to arm and to inspect.</summary>
public sealed class PartnerCenterBook(TimeProvider clock)
{
    private static readonly ImmutableDictionary<string, KeptAnswer> NoAnswers = ImmutableDictionary.Create<string, KeptAnswer>(
        StringComparer.OrdinalIgnoreCase);
    private readonly Lock gate = new();
    private ImmutableDictionary<Guid, PartnerCustomer> customers = PartnerCustomer.Default.ToImmutableDictionary(customer =>
        customer.TenantId);
    private ImmutableHashSet<Guid> unknown = [];
    private ImmutableHashSet<Guid> directlySigned = [];
    private ImmutableList<PartnerAttestation> attestations = [];
    private ImmutableList<PartnerAgreement> agreements = [];
    private ImmutableDictionary<string, KeptAnswer> answers = NoAnswers;
    private ImmutableList<PartnerCenterCall> calls = [];

    /// <summary>Raised after each change that is worth keeping.</summary>
    public event Action? Changed;

    /// <summary>False: a tenant nobody made known is the partner's customer all the same.</summary>
    public bool KnownCustomersOnly { get; set; }

    /// <summary>False: reads that are documented for App+User refuse an app on its own.</summary>
    public bool AnswersReadsOfApps { get; set; }

    public PartnerCenterErrorShape ErrorShape { get; set; } = PartnerCenterErrorShape.Newer;

    /// <summary>The id of the agreement's template; made up.</summary>
    public static Guid AgreementTemplate { get; } = new("5d0f7c86-3b1e-4a92-8f60-2c9ad4e71b38");

    /// <summary>The rank of the agreement's version; another version has another text.</summary>
    public int AgreementVersion { get; set; } = 7;

    /// <summary>How long a customer's link holds.</summary>
    public TimeSpan LinkLife { get; set; } = TimeSpan.FromDays(7);

    public IReadOnlyList<PartnerCustomer> Customers =>
        [.. customers.Values.OrderBy(customer => customer.CompanyName, StringComparer.OrdinalIgnoreCase)];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PartnerAttestation> Attestations => attestations;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<PartnerAgreement> Agreements => agreements;

    /// <summary>Every call that got past authentication, oldest first; those a fault kept away are not among them.</summary>
    public IReadOnlyList<PartnerCenterCall> Calls => calls;

    internal IReadOnlyList<KeptAnswer> Answers => [.. answers.Values];

    internal ImmutableHashSet<Guid> DirectlySigned => directlySigned;

    public IEnumerable<PartnerAgreement> AgreementsOf(Guid customer) => Agreements.Where(agreement => agreement.Customer == customer);

    public void Know(PartnerCustomer customer)
    {
        ImmutableInterlocked.Update(ref unknown, set => set.Remove(customer.TenantId));
        ImmutableInterlocked.AddOrUpdate(ref customers, customer.TenantId, customer, (_, _) => customer);
        Changed?.Invoke();
    }

    /// <summary>Partner Center finds no such tenant from now on.</summary>
    public void DoesNotKnow(Guid tenant)
    {
        ImmutableInterlocked.TryRemove(ref customers, tenant, out _);
        ImmutableInterlocked.Update(ref unknown, set => set.Add(tenant));
        Changed?.Invoke();
    }

    /// <summary>The partner confirmed this customer's acceptance long ago.</summary>
    public PartnerAgreement Confirm(Guid customer, DateOnly agreed)
    {
        var agreement = new PartnerAgreement(Guid.NewGuid(), customer, null, agreed);
        ImmutableInterlocked.Update(ref agreements, list => list.Add(agreement));
        Changed?.Invoke();
        return agreement;
    }

    /// <summary>The customer accepted without the partner.</summary>
    public void SignDirectly(Guid customer)
    {
        ImmutableInterlocked.Update(ref directlySigned, set => set.Add(customer));
        Changed?.Invoke();
    }

    public bool HasSignedDirectly(Guid customer) => directlySigned.Contains(customer);

    /// <summary>The document, such as there is one in this world.</summary>
    public string AgreementText(string country, string language) =>
        $"This stands for the Microsoft Customer Agreement, version {AgreementVersion}, {country}, {language}.\n";

    public bool Knows(Guid tenant) => customers.ContainsKey(tenant) || (!KnownCustomersOnly && !unknown.Contains(tenant));

    public PartnerAttestation? Find(Guid attestation) => attestations.Find(a => a.Id == attestation);

    public bool IsExpired(PartnerAttestation attestation) => attestation.AcceptedAt is null && clock.GetUtcNow() >= attestation.ExpiresAt;

    /// <summary>The customer accepts behind the link.</summary>
    /// <returns>False when the link is unknown or expired.</returns>
    public bool Accept(Guid attestation) =>
        Change(attestation, a => IsExpired(a) ? null : a with { AcceptedAt = a.AcceptedAt ?? clock.GetUtcNow() });

    /// <summary>The link holds no longer.</summary>
    public bool Expire(Guid attestation) => Change(attestation, a => a with { ExpiresAt = clock.GetUtcNow() });

    internal PartnerAttestation Add(string country, string language, string companyName, PartnerSignatory signatory)
    {
        var now = clock.GetUtcNow();
        var added = new PartnerAttestation(Guid.NewGuid(), country, language, companyName, signatory, now, now + LinkLife);
        ImmutableInterlocked.Update(ref attestations, list => list.Add(added));
        Changed?.Invoke();
        return added;
    }

    /// <returns>Null when the same person's confirmation for this customer is there already.</returns>
    internal PartnerAgreement? TryAdd(Guid customer, PartnerSignatory signatory)
    {
        PartnerAgreement added;
        lock (gate)
        {
            if (agreements.Exists(a => a.Customer == customer && (a.Signatory is null || a.Signatory == signatory))) return null;

            added = new PartnerAgreement(Guid.NewGuid(), customer, signatory, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            ImmutableInterlocked.Update(ref agreements, list => list.Add(added));
        }

        Changed?.Invoke();
        return added;
    }

    internal KeptAnswer? AnswerTo(string key) => answers.GetValueOrDefault(key);

    internal void Remember(KeptAnswer answer)
    {
        ImmutableInterlocked.TryAdd(ref answers, answer.Key, answer);
        Changed?.Invoke();
    }

    internal void Note(PartnerCenterCall call) => ImmutableInterlocked.Update(ref calls, (list, added) => list.Add(added), call);

    internal void Restore(PartnerCenterFile kept)
    {
        customers = kept.Customers.ToImmutableDictionary(customer => customer.TenantId);
        directlySigned = [.. kept.DirectlySigned];
        attestations = [.. kept.Attestations];
        agreements = [.. kept.Agreements];
        answers = NoAnswers.AddRange(kept.Answers.Select(answer => KeyValuePair.Create(answer.Key, answer)));
    }

    private bool Change(Guid id, Func<PartnerAttestation, PartnerAttestation?> change)
    {
        lock (gate)
        {
            if (Find(id) is not { } present || change(present) is not { } changed) return false;
            ImmutableInterlocked.Update(ref attestations, list => list.Replace(present, changed));
        }

        Changed?.Invoke();
        return true;
    }
}
