using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

internal sealed class ScenarioStep(Drafts drafts) : CardStep(DataNames.Steps.Scenario, Verbs.AttestScenario, drafts)
{
    protected override Task DrawAsync(Turn turn, Draft draft, CancellationToken cancellationToken)
    {
        turn.Answer.Show(ScenarioCard.For(draft.View(), turn.Culture));
        return Task.CompletedTask;
    }

    protected override Task<string?> OnPressedAsync(Turn turn, Draft draft, CardInput input, CancellationToken cancellationToken) =>
        Task.FromResult(Choose(turn, draft, input[DataNames.Scenario]));

    protected override Task<string?> OnTextAsync(Turn turn, Draft draft, string text, CancellationToken cancellationToken) =>
        Task.FromResult(Choose(turn, draft, CommandText.Normalise(text) switch
        {
            "1" or "existing" or "existing partner" or "partenaire existant" or "existant" => Code.Of(Scenario.ExistingPartner),
            "2" or "new" or "new partner" or "nouveau partenaire" or "nouveau" => Code.Of(Scenario.NewPartner),
            "3" or "neither" or "none" or "neither of these" or "aucun" or "aucun des deux" or "ni l'un ni l'autre" => Verbs.ScenarioNeither,
            _ => null,
        }));

    private static string? Choose(Turn turn, Draft draft, string? choice)
    {
        if (Code.Parse<Scenario>(choice) is { } scenario)
        {
            draft.Scenario = Code.Of(scenario);
            return DataNames.Steps.Customer;
        }

        if (string.Equals(choice, Verbs.ScenarioNeither, StringComparison.Ordinal))
        {
            turn.Answer.Show(NeitherCard.For(turn.Culture));
            return Finished;
        }

        turn.Answer.Show(ScenarioCard.For(draft.View(), turn.Culture));
        turn.Answer.Say(Replies.ChooseScenario(turn.Culture));
        return null;
    }
}
