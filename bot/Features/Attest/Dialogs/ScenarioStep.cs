using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

internal sealed class ScenarioStep(Drafts drafts, CustomerNews news) : CardStep(DataNames.Steps.Scenario, Verbs.AttestScenario, drafts)
{
    protected override async Task DrawAsync(Turn turn, Draft draft, CancellationToken cancellationToken) =>
        turn.Answer.Show(ScenarioCard.For(draft.View(), turn.Culture, await news.ReadAsync(draft, cancellationToken)));

    protected override Task<string?> OnPressedAsync(Turn turn, Draft draft, CardInput input, CancellationToken cancellationToken) =>
        ChooseAsync(turn, draft, input[DataNames.Scenario], cancellationToken);

    protected override Task<string?> OnTextAsync(Turn turn, Draft draft, string text, CancellationToken cancellationToken) =>
        ChooseAsync(turn, draft, SaidScenario.Read(text), cancellationToken);

    private async Task<string?> ChooseAsync(Turn turn, Draft draft, string? choice, CancellationToken cancellationToken)
    {
        if (Code.Parse<Scenario>(choice) is { } scenario)
        {
            draft.Scenario = Code.Of(scenario);
            return DataNames.Steps.Customer;
        }

        if (string.Equals(choice, Verbs.ScenarioNeither, StringComparison.Ordinal))
        {
            turn.Answer.Show(NeitherCard.For(turn.Culture, draft.HasFacts ? draft.Id : null));
            return draft.HasFacts ? null : Finished;
        }

        await DrawAsync(turn, draft, cancellationToken);
        turn.Answer.Say(Replies.ChooseScenario(turn.Culture));
        return null;
    }
}
