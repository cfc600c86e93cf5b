using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>A scenario as people name it: by its number, as the card does, or by what it is about.</summary>
internal static class SaidScenario
{
    private static readonly string[] Before =
    [
        "scenario",
        "the scenario",
        "le scenario",
        "number",
        "numero",
        "n\u00B0",
        "no",
        "option",
        "case",
        "cas",
        "situation",
        "the",
        "le",
        "la",
        "l'",
    ];

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["1"] = Code.Of(Scenario.ExistingPartner),
        ["one"] = Code.Of(Scenario.ExistingPartner),
        ["un"] = Code.Of(Scenario.ExistingPartner),
        ["first"] = Code.Of(Scenario.ExistingPartner),
        ["1st"] = Code.Of(Scenario.ExistingPartner),
        ["first one"] = Code.Of(Scenario.ExistingPartner),
        ["premier"] = Code.Of(Scenario.ExistingPartner),
        ["premiere"] = Code.Of(Scenario.ExistingPartner),
        ["1er"] = Code.Of(Scenario.ExistingPartner),
        ["existing"] = Code.Of(Scenario.ExistingPartner),
        ["existing partner"] = Code.Of(Scenario.ExistingPartner),
        ["partenaire existant"] = Code.Of(Scenario.ExistingPartner),
        ["existant"] = Code.Of(Scenario.ExistingPartner),
        ["2"] = Code.Of(Scenario.NewPartner),
        ["two"] = Code.Of(Scenario.NewPartner),
        ["deux"] = Code.Of(Scenario.NewPartner),
        ["second"] = Code.Of(Scenario.NewPartner),
        ["2nd"] = Code.Of(Scenario.NewPartner),
        ["second one"] = Code.Of(Scenario.NewPartner),
        ["deuxieme"] = Code.Of(Scenario.NewPartner),
        ["seconde"] = Code.Of(Scenario.NewPartner),
        ["2e"] = Code.Of(Scenario.NewPartner),
        ["new"] = Code.Of(Scenario.NewPartner),
        ["new partner"] = Code.Of(Scenario.NewPartner),
        ["nouveau partenaire"] = Code.Of(Scenario.NewPartner),
        ["nouveau"] = Code.Of(Scenario.NewPartner),
        ["3"] = Verbs.ScenarioNeither,
        ["neither"] = Verbs.ScenarioNeither,
        ["none"] = Verbs.ScenarioNeither,
        ["neither of these"] = Verbs.ScenarioNeither,
        ["neither of the two"] = Verbs.ScenarioNeither,
        ["none of these"] = Verbs.ScenarioNeither,
        ["aucun"] = Verbs.ScenarioNeither,
        ["aucun des deux"] = Verbs.ScenarioNeither,
        ["aucune des deux"] = Verbs.ScenarioNeither,
        ["ni l'un ni l'autre"] = Verbs.ScenarioNeither,
    };

    /// <returns>The scenario's code, or that neither applies; null where it is none of these.</returns>
    public static string? Read(string text)
    {
        var said = CommandText.Normalise(text).TrimStart('#');
        for (var known = Names.GetValueOrDefault(said); ; known = Names.GetValueOrDefault(said))
        {
            if (known is not null || Array.Find(Before, b => said.StartsWith(b + " ", StringComparison.Ordinal)) is not { } word)
            {
                return known;
            }

            said = said[(word.Length + 1)..].TrimStart();
            if (word == "no" && !said.All(char.IsAsciiDigit))
            {
                // Of "no new partner" it says the contrary.
                return null;
            }
        }
    }
}
