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
    public const string DecisionApprove = "decision.approve";
    public const string DecisionReject = "decision.reject";
    public const string RequestWithdraw = "request.withdraw";
    public const string RequestRecorded = "request.recorded";

    /// <summary>Draws an attestation in a card of its own; a refresh only redraws the card that is there.</summary>
    public const string RequestOpen = "request.open";
    public const string CardRefresh = "card.refresh";
    public const string CommandRun = "command.run";

    /// <summary>Value of <see cref="DataNames.Scenario"/> when none of the scenarios applies.</summary>
    public const string ScenarioNeither = "neither";
}
