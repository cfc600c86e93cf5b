using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Attest.Dialogs;

namespace McaBot.Tests.Features.Attest;

public sealed class SaidScenarioTests
{
    [Theory]
    [InlineData("no 2", Scenario.NewPartner)]
    [InlineData("n° 1", Scenario.ExistingPartner)]
    [InlineData("number two", Scenario.NewPartner)]
    [InlineData("the new partner", Scenario.NewPartner)]
    public void A_scenario_is_understood(string said, Scenario scenario) => Assert.Equal(Code.Of(scenario), SaidScenario.Read(said));

    [Theory]
    [InlineData("no new partner")]
    [InlineData("no existing partner")]
    [InlineData("no one")]
    [InlineData("no")]
    public void What_is_denied_is_not_chosen(string said) => Assert.Null(SaidScenario.Read(said));
}
