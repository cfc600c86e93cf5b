using System.Globalization;

namespace McaBot.Sandbox.Wire;

/// <summary>The words of the customer's page, as HTML. The agreement's own words are nobody's: the real page shows Microsoft's.</summary>
internal sealed record AcceptanceTexts
{
    private static readonly AcceptanceTexts English = new()
    {
        Language = "en",
        Culture = CultureInfo.GetCultureInfo("en-GB"),
        Sandbox = "McaBot sandbox: plays Microsoft’s page",
        Languages = "Language",
        Title = "Microsoft Customer Agreement",
        Intro = "Your partner has asked you to read and accept this agreement on behalf of your organisation.",
        Company = "Organisation",
        Signatory = "Accepting for it",
        Country = "Country or region",
        Until = "This link holds until",
        Clauses =
        [
            (
                "A make-believe agreement",
                "This text stands in for the agreement, which the real page shows in full and in the language of your organisation. "
                + "Nothing here binds anybody."),
            (
                "What the real one is about",
                "It sets out how an organisation may use Microsoft’s products and services, how its data is protected, "
                + "and what each side owes the other."),
            ("Who may accept", "Only somebody with the authority to bind the organisation named above."),
            (
                "What happens next",
                "Once you have accepted, tell your partner. The partner then completes the agreement, and your purchase can go on."),
        ],
        Read = "I have read the agreement, and I have the authority to accept it for this organisation.",
        Accept = "Accept",
        AcceptedTitle = "Thank you: the agreement is accepted",
        Accepted = "Accepted for {0} on {1}. Tell your partner, who completes the rest. You can close this page.",
        ExpiredTitle = "This link has expired",
        Expired = "Nothing was accepted. Ask your partner for a new link.",
        UnknownTitle = "This link leads nowhere",
        Unknown = "Check that the whole address was copied, or ask your partner for a new link.",
    };

    private static readonly AcceptanceTexts French = new()
    {
        Language = "fr",
        Culture = CultureInfo.GetCultureInfo("fr-FR"),
        Sandbox = "Bac à sable de McaBot : joue la page de Microsoft",
        Languages = "Langue",
        Title = "Contrat client Microsoft",
        Intro = "Votre partenaire vous invite à lire et à accepter ce contrat au nom de votre organisation.",
        Company = "Organisation",
        Signatory = "Accepte en son nom",
        Country = "Pays ou région",
        Until = "Ce lien est valable jusqu’au",
        Clauses =
        [
            (
                "Un contrat fictif",
                "Ce texte tient lieu de contrat ; la vraie page le montre en entier, dans la langue de votre organisation. "
                + "Rien ici n’engage qui que ce soit."),
            (
                "Ce que dit le vrai",
                "Il fixe comment une organisation peut utiliser les produits et services de Microsoft, "
                + "comment ses données sont protégées et ce que chacun doit à l’autre."),
            ("Qui peut accepter", "Seulement une personne habilitée à engager l’organisation nommée ci-dessus."),
            ("La suite", "Une fois le contrat accepté, prévenez votre partenaire. Il le finalise, et votre achat peut se poursuivre."),
        ],
        Read = "J’ai lu le contrat et je suis habilité(e) à l’accepter pour cette organisation.",
        Accept = "Accepter",
        AcceptedTitle = "Merci : le contrat est accepté",
        Accepted = "Accepté pour {0} le {1}. Prévenez votre partenaire, il s’occupe du reste. Vous pouvez fermer cette page.",
        ExpiredTitle = "Ce lien a expiré",
        Expired = "Rien n’a été accepté. Demandez un nouveau lien à votre partenaire.",
        UnknownTitle = "Ce lien ne mène nulle part",
        Unknown = "Vérifiez que l’adresse a été copiée en entier, ou demandez un nouveau lien à votre partenaire.",
    };

    public required string Language { get; init; }

    public required CultureInfo Culture { get; init; }

    public required string Sandbox { get; init; }

    public required string Languages { get; init; }

    public required string Title { get; init; }

    public required string Intro { get; init; }

    public required string Company { get; init; }

    public required string Signatory { get; init; }

    public required string Country { get; init; }

    public required string Until { get; init; }

    public required IReadOnlyList<(string Heading, string Words)> Clauses { get; init; }

    public required string Read { get; init; }

    public required string Accept { get; init; }

    public required string AcceptedTitle { get; init; }

    public required string Accepted { get; init; }

    public required string ExpiredTitle { get; init; }

    public required string Expired { get; init; }

    public required string UnknownTitle { get; init; }

    public required string Unknown { get; init; }

    /// <param name="language">A culture name, or what a browser says it accepts.</param>
    public static AcceptanceTexts For(string language) => language.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? French : English;
}
