namespace McaBot.Cards;

/// <summary>Names in a button's data. Stored cards outlive a release: never rename one.</summary>
public static class DataNames
{
    public const string Verb = "verb";
    public const string Draft = "draft";
    public const string Attestation = "attestation";
    public const string Customer = "customer";

    /// <summary>Whose request it is, so that what is needed of that person can be asked for at once. The record alone says so.</summary>
    public const string Requester = "requester";

    public const string Version = "version";
    public const string Effect = "effect";
    public const string Scenario = "scenario";

    /// <summary>A bulk request.</summary>
    public const string Batch = "batch";

    /// <summary>A page of its rows, from 0.</summary>
    public const string Page = "page";

    /// <summary>Where something was given up: the code of a <see cref="DeadLetterSource"/>.</summary>
    public const string Source = "source";

    /// <summary>The customer, bulk request or job that it belongs to.</summary>
    public const string Within = "within";

    /// <summary>The step to go back to: one of <see cref="Steps"/>.</summary>
    public const string To = "to";

    /// <summary>How to start: <see cref="Fresh"/>, <see cref="StartOver"/>, <see cref="Resume"/> or <see cref="Again"/>.</summary>
    public const string Choice = "choice";

    /// <summary>What a person called the customer, said before the request could begin.</summary>
    public const string CalledCustomer = "calledCustomer";

    /// <summary>Whether a message is kept as evidence: <see cref="Keep"/>, or nothing.</summary>
    public const string KeepMessage = "keepMessage";
    public const string Keep = "keep";

    /// <summary>Tells whether a message is still what was shown.</summary>
    public const string MessageMark = "messageMark";

    /// <summary>The mark of the facts and the evidence files a card showed: see <see cref="Attestations.FactsMark"/>.</summary>
    public const string Evidence = "evidenceMark";

    public const string Command = "command";

    /// <summary>For whom the card is drawn: the code of an audience.</summary>
    public const string View = "view";

    /// <summary>As <see cref="View"/>: for anybody who reads a message that it stands in.</summary>
    public const string Shared = "shared";

    /// <summary>A <see cref="Choice"/>: what a message says is added to the request that is being written.</summary>
    public const string Added = "add";

    /// <summary>A <see cref="Choice"/>: yes, do it.</summary>
    public const string Confirmed = "confirmed";

    /// <summary>The customer chosen among those Partner Center knows.</summary>
    public const string KnownCustomer = "knownCustomer";

    /// <summary>The dataset of that input's choices.</summary>
    public const string Customers = "customers";

    /// <summary>How the customer is entered: a <see cref="Choice"/>.</summary>
    public const string Found = "found";
    public const string BySearch = "search";
    public const string ByTyping = "typing";

    /// <summary>Inputs that only hold something to be copied.</summary>
    public const string Link = "link";
    public const string Letter = "letter";

    /// <summary>As <see cref="Choice"/>: something was to be chosen on the card.</summary>
    public const string Chosen = "chosen";

    public const string Fresh = "fresh";
    public const string Resume = "resume";

    /// <summary>As <see cref="Fresh"/>, once the person has said so twice where anything was entered.</summary>
    public const string StartOver = "start-over";

    /// <summary>With the facts of an attestation that came to nothing.</summary>
    public const string Again = "again";

    /// <summary>The steps of the attest dialog.</summary>
    public static class Steps
    {
        public const string Scenario = "scenario";
        public const string Customer = "customer";
        public const string Acceptance = "acceptance";
        public const string Confirm = "confirm";

        public static IReadOnlyList<string> InOrder { get; } = [Scenario, Customer, Acceptance, Confirm];
    }
}
