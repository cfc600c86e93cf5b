using System.Text.Json.Nodes;

namespace McaBot.Tests.Features.Attest;

/// <summary>
/// A conversation's state as the release before the flat dialog stored it: steps inside a component, and a draft by name or whole.
/// </summary>
internal static class OldStates
{
    public static JsonObject Of(string step, JsonObject draft) =>
    new()
    {
        ["dialog"] = new JsonObject
        {
            ["dialogStack"] = new JsonArray(
                new JsonObject
                {
                    ["id"] = "attest",
                    ["state"] = new JsonObject
                    {
                        ["dialogs"] = new JsonObject
                        {
                            ["dialogStack"] = new JsonArray(
                                new JsonObject { ["id"] = step, ["state"] = new JsonObject() },
                                new JsonObject
                                {
                                    ["id"] = "attest.waterfall",
                                    ["state"] = new JsonObject
                                    {
                                        ["options"] = null,
                                        ["values"] = new JsonObject { ["instanceId"] = Guid.NewGuid().ToString("D") },
                                        ["stepIndex"] = 1,
                                    },
                                }),
                        },
                    },
                }),
        },
        ["draft"] = draft,
    };

    /// <summary>Which draft it is; what was typed is in a blob of its own.</summary>
    public static JsonObject Named(Guid draft, string person) => new()
    {
        ["Id"] = draft.ToString("D"), ["StartedAt"] = "2026-11-20T09:30:00+00:00", ["Person"] = person,
        ["Inputs"] = new JsonObject(), ["TypesCustomer"] = false, ["Evidence"] = new JsonArray(),
    };

    /// <summary>The whole form in the state.</summary>
    public static JsonObject Whole(Guid draft, string person, string? scenario, IEnumerable<KeyValuePair<string, string>> typed)
    {
        var whole = Named(draft, person);
        whole["Scenario"] = scenario;
        whole["Inputs"] = new JsonObject(typed.Select(t => KeyValuePair.Create<string, JsonNode?>(t.Key, t.Value)));
        return whole;
    }
}
