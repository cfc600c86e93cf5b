using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>One press as Teams delivers it on a bad day: at the same moment under the same activity id and under others.</summary>
internal static class Repeats
{
    private static readonly string[] Ids = ["1700000000001", "1700000000001", "1700000000002", "1700000000003"];

    public static async Task<IReadOnlyList<PressResult>> DeliversOftenAsync(
        this SandboxWorld world, TeamsUser by, Message about, string verb, JsonNode data) =>
        await Task.WhenAll(
            Ids.Select(async id =>
            {
                var invoke = world.Client.Activities.Invoke(
                    by.Person,
                    by.Chat,
                    about,
                    "adaptiveCard/action",
                    new JsonObject
                    {
                        ["action"] = new JsonObject
                        {
                            ["type"] = "Action.Execute",
                            ["verb"] = verb,
                            ["data"] = data.DeepClone(),
                        },
                        ["trigger"] = "manual",
                    });
                invoke["id"] = id;
                return new PressResult(await world.Client.DeliverAsync(invoke), new Dictionary<string, string>());
            }));

    /// <summary>Words of the card or of the message, whichever was answered.</summary>
    public static string Told(this PressResult answer) => answer.Card?.Said() ?? answer.Message ?? "";
}
