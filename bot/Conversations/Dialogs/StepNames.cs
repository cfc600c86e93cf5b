namespace McaBot.Conversations.Dialogs;

/// <summary>Names of the dialog's steps; also what <c>attest.back</c> may name as its target.</summary>
public static class StepNames
{
    public const string Scenario = "scenario";
    public const string Customer = "customer";
    public const string Acceptance = "acceptance";
    public const string Confirm = "confirm";

    public static IReadOnlyList<string> InOrder { get; } = [Scenario, Customer, Acceptance, Confirm];
}
