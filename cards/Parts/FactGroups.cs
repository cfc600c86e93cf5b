using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>The facts of an attestation, grouped as the dialog asks for them.</summary>
internal static class FactGroups
{
    public static AdaptiveContainer Scenario(Texts texts, Scenario scenario) => Blocks.Group(
        Blocks.Subheading(texts["Group.Scenario"]),
        Blocks.Paragraph(Words.Of(texts, scenario)));

    public static AdaptiveContainer Customer(Texts texts, Customer customer) => Blocks.Group(
        Blocks.Subheading(texts["Group.Customer"]),
        Facts.Of(texts["Field.companyName"], customer.CompanyName),
        Facts.Of(texts["Field.domain"], customer.Domain, 253),
        Facts.Of(texts["Field.tenantId"], customer.TenantId.ToString("D")),
        Facts.Of(texts["Field.country"], Words.Country(texts, customer.Country)),
        Facts.Of(texts["Field.language"], Words.Language(texts, customer.Language)));

    public static AdaptiveContainer Acceptance(Texts texts, Signatory signatory, Acceptance acceptance) => Blocks.Group(
        Blocks.Subheading(texts["Group.Acceptance"]),
        Facts.Of(texts["Field.signatory"], signatory.FullName),
        Facts.Of(texts["Field.email"], signatory.Email, 254),
        Facts.Of(texts["Fact.phone"], signatory.Phone ?? texts["None.Given"]),
        Facts.Of(texts["Field.dateAgreed"], texts.Day(acceptance.DateAgreed)),
        Facts.Of(texts["Field.obtained"], Words.Of(texts, acceptance.Obtained)),
        Facts.Of(texts["Field.ticket"], acceptance.Ticket));

    /// <summary>What is attested to, in one sentence.</summary>
    public static AdaptiveContainer Statement(Texts texts, AttestationFacts facts) => Blocks.Panel(
        AdaptiveContainerStyle.Emphasis,
        Blocks.Subheading(texts["Statement.Title"]),
        Blocks.Sentence(
            texts["Statement"],
            Blocks.Strong(facts.Signatory.FullName, 120),
            Blocks.Strong(facts.Customer.CompanyName, 120),
            new AdaptiveTextRun(texts.Day(facts.Acceptance.DateAgreed))));

    /// <summary>Everything on record; what was erased is said to be no longer kept.</summary>
    public static IEnumerable<AdaptiveElement> Record(Texts texts, AttestationView view)
    {
        var request = view.Attestation.Request;
        yield return Scenario(texts, request.Scenario);
        if (view.FactsOrNull() is not { } facts)
        {
            yield return Blocks.Group(
                Blocks.Subheading(texts["Group.Facts"]),
                Facts.Of(texts["Field.tenantId"], view.Attestation.Key.Customer.ToString("D")),
                Facts.Of(texts["Field.country"], Words.Country(texts, request.Country)),
                Facts.Of(texts["Field.language"], Words.Language(texts, request.Language)),
                Facts.Of(texts["Field.dateAgreed"], texts.Day(request.DateAgreed)),
                Facts.Of(texts["Field.obtained"], Words.Of(texts, request.Obtained)),
                Blocks.Note(texts["Details.Gone"]));
            yield break;
        }

        yield return Customer(texts, facts.Customer);
        yield return Acceptance(texts, facts.Signatory, facts.Acceptance);
    }
}
