using System.Collections.Frozen;
using System.Text;

namespace McaBot.Cards;

/// <summary>
/// What people call the fields of the forms, in every language: in chat, in e-mails they paste and at the head of a table's columns.
/// </summary>
public static class FieldNames
{
    private static readonly (string Field, string[] Names)[] Aliases =
    [
        (
            Fields.TenantId,
            [
                "tenant", "customer tenant ID", "Microsoft ID", "Customer ID", "directory ID", "Entra tenant ID", "Azure AD tenant ID",
                "identifiant du tenant", "ID du tenant", "ID de tenant", "tenant du client", "identifiant du locataire", "ID de locataire",
                "identifiant Microsoft", "ID Microsoft", "identifiant client", "identifiant du client", "ID client", "ID du client",
                "identifiant de l’annuaire",
            ]),
        (
            Fields.Domain,
            [
                "domain name", "primary domain name", "customer domain", "default domain", "domaine", "nom de domaine",
                "nom de domaine principal", "domaine du client",
            ]),
        (
            Fields.CompanyName,
            [
                "company", "customer", "customer name", "customer company", "legal name", "legal company name", "organization",
                "organisation", "organization name", "organisation name", "société", "nom de la société", "nom de société",
                "entreprise",
                "nom de l’entreprise", "client", "nom du client", "dénomination", "dénomination sociale",
            ]),
        (
            Fields.Country,
            [
                "country", "country code", "country/region", "customer country", "pays", "pays/région", "code pays", "pays du client",
            ]),
        (Fields.Language, ["language", "language of the agreement", "agreement culture", "langue", "langue de l’accord"]),
        (Fields.FirstName, ["given name", "forename"]),
        (Fields.LastName, ["surname", "family name", "nom de famille"]),
        (
            Fields.Email,
            [
                "mail", "e-mail address", "mail address", "courriel", "adresse e-mail", "adresse mail", "adresse courriel",
                "adresse de courriel", "adresse électronique", "mél",
            ]),
        (
            Fields.Phone,
            [
                "phone number", "telephone", "telephone number", "tel", "tel. no", "mobile", "mobile phone", "mobile number", "cell",
                "cell phone", "numéro de téléphone", "n° de téléphone", "portable", "téléphone portable", "gsm", "natel",
            ]),
        (
            Fields.DateAgreed,
            [
                "date", "date agreed", "agreed on", "acceptance date", "agreement date", "date accepted", "accepted on",
                "day of acceptance", "date de l’acceptation", "date d’accord", "accepté le", "jour de l’acceptation",
            ]),
        (
            Fields.Ticket,
            [
                "ticket", "case", "case number", "case ID", "case no", "ticket number", "ticket ID", "ticket no", "ticket/case",
                "case or ticket", "incident", "dossier", "numéro de ticket", "n° de ticket", "numéro de dossier", "n° de dossier",
                "ticket/dossier", "numéro d’incident", "réf",
            ]),
        (
            Fields.Obtained,
            [
                "how do you know", "how we know", "how", "obtained by", "how obtained", "acceptance method", "method",
                "comment le savez-vous", "comment", "obtenu", "obtenu par", "méthode", "moyen",
            ]),
    ];

    private static readonly FrozenDictionary<string, string> ByName = Fields
    .OfCustomer.Concat(Fields.OfAcceptance)
    .SelectMany(field =>
        Cultures.All.Select(culture => FieldLabels.Of(field, culture)).Append(field).Select(name => (Name: name, Field: field)))
    .Concat(Aliases.SelectMany(a => a.Names.Select(name => (Name: name, a.Field))))
    .DistinctBy(pair => Plain(pair.Name))
    .ToFrozenDictionary(pair => Plain(pair.Name), pair => pair.Field, StringComparer.Ordinal);

    /// <param name="typed">A label in any language, in any case, with or without accents, punctuation and what stands in brackets.</param>
    /// <returns>The field's id; null where the label means nothing.</returns>
    public static string? Find(string typed) => ByName.GetValueOrDefault(Plain(typed));

    /// <summary>Letters and digits alone, lower case, without accents; what stands in brackets does not count.</summary>
    public static string Plain(string name)
    {
        var plain = new StringBuilder(name.Length);
        var depth = 0;
        foreach (var rune in string.Concat(name.EnumerateRunes()).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            depth += rune.Value switch { '(' => 1, ')' when depth > 0 => -1, _ => 0 };
            if (depth == 0 && Rune.IsLetterOrDigit(rune))
            {
                plain.Append(Rune.ToLower(rune, CultureInfo.InvariantCulture).ToString());
            }
        }

        return plain.ToString();
    }
}
