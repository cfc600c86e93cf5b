namespace McaBot.Cards;

/// <summary>What a button asks for. Stored cards outlive a release: never rename one.</summary>
public static class Verbs
{
    public const string AttestStart = "attest.start";
    public const string AttestScenario = "attest.scenario";
    public const string AttestCustomer = "attest.customer";
    public const string AttestAcceptance = "attest.acceptance";
    public const string AttestConfirm = "attest.confirm";
    public const string AttestBack = "attest.back";
    public const string AttestCancel = "attest.cancel";

    /// <summary>In the dialog about a message.</summary>
    public const string MessageAttest = "message.attest";
    public const string DecisionApprove = "decision.approve";
    public const string DecisionReject = "decision.reject";
    public const string DecisionHandOver = "decision.hand-over";
    public const string RequestWithdraw = "request.withdraw";
    public const string RequestRemind = "request.remind";
    public const string RequestRecorded = "request.recorded";
    public const string RequestLink = "request.link";
    public const string RequestAccepted = "request.accepted";
    public const string RequestByHand = "request.by-hand";
    public const string RequestGiveUp = "request.give-up";

    /// <summary>Draws an attestation in a card of its own; a refresh only redraws the card that is there.</summary>
    public const string RequestOpen = "request.open";
    public const string CardRefresh = "card.refresh";
    public const string DeadLetterRequeue = "dead-letter.requeue";

    /// <summary>Leaves what was given up as it is, for good.</summary>
    public const string DeadLetterDismiss = "dead-letter.dismiss";
    public const string DeadLetterPage = "dead-letter.page";

    /// <summary>What <see cref="DeadLetterRequeue"/> was; cards that stand may still say so.</summary>
    public const string EffectReplay = "effect.replay";

    /// <summary>What <see cref="DeadLetterDismiss"/> was; cards that stand may still say so.</summary>
    public const string EffectDismiss = "effect.dismiss";

    /// <summary>What <see cref="DeadLetterPage"/> was; cards that stand may still say so.</summary>
    public const string ParkedPage = "parked.page";

    /// <summary>Takes the chosen files off a draft; with none chosen, shows them.</summary>
    public const string EvidenceRemove = "evidence.remove";
    public const string EvidenceOpen = "evidence.open";
    public const string EvidencePackage = "evidence.package";
    public const string CommandRun = "command.run";

    public const string BulkConfirm = "bulk.confirm";
    public const string BulkProblems = "bulk.problems";
    public const string BulkCancel = "bulk.cancel";
    public const string BulkRefresh = "bulk.refresh";
    public const string BulkOutcome = "bulk.outcome";
    public const string BulkApprove = "bulk.approve";
    public const string BulkReject = "bulk.reject";
    public const string BulkPage = "bulk.page";
    public const string BulkOpen = "bulk.open";
    public const string BulkReview = "bulk.review";
    public const string BulkRemind = "bulk.remind";


    /// <summary>Value of <see cref="DataNames.Scenario"/> when none of the scenarios applies.</summary>
    public const string ScenarioNeither = "neither";
}
