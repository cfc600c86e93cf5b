using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Privacy;

/// <summary>Everything a world gave away: logs, what went to channels, errors that were answered, traces and metrics.</summary>
internal static class HayStack
{
    private static readonly string[] Addressing = ["from", "recipient", "conversation"];

    /// <param name="lines">What the bot wrote, over all its lives.</param>
    public static IEnumerable<Hay> Of(SandboxWorld world, IEnumerable<string> lines) =>
    [
        .. lines.Select(line => new Hay(Place.Log, line)),
        .. ToChannel(world).Select(text => new Hay(Place.Channel, text)),
        .. world.Client.Deliveries.Where(IsError).Select(delivery => new Hay(Place.ErrorAnswer, Words(delivery.Body))),
        .. world.Telemetry.Exports.Select(export => new Hay(PlaceOf(export), Encoding.UTF8.GetString(export.Body))),
    ];

    /// <summary>Every edition of every message, also those that never arrived, and what replaced a card for one viewer.</summary>
    private static IEnumerable<string> ToChannel(SandboxWorld world)
    {
        var channel = world.Teams.Team.Channel;
        foreach (var call in world.Requests.Ever.Where(call => call.Service == "teams" && IsTo(channel.Id, call)))
            yield return Words(call.Body);
        foreach (var message in channel.Messages.Where(message => message.IsFromBot))
        {
            yield return Words(message.Json);
            foreach (var shown in message.Overrides.Values) yield return Words(shown);
        }

        foreach (var message in channel.Messages.Where(message => !message.IsFromBot && message.Card is not null))
        {
            // Inserted by somebody, and made by the bot.
            yield return Words(message.Card!.Json.ToJsonString());
            foreach (var shown in message.Overrides.Values) yield return Words(shown);
        }

        foreach (
            var delivery in world.Client.Deliveries.Where(delivery =>
                (delivery.Activity["conversation"]?["id"]?.ToString() ?? "").StartsWith(channel.Id, StringComparison.Ordinal)
                && !IsOfDialog(delivery)))
            yield return Words(delivery.Body);
    }

    /// <summary>Opened over a channel, and seen by one person only.</summary>
    private static bool IsOfDialog(Delivery delivery) =>
        delivery.Activity["name"]?.ToString() is "composeExtension/fetchTask" or "composeExtension/submitAction";

    private static bool IsTo(string channel, LoggedRequest call) =>
        Uri.UnescapeDataString(call.Path).Contains(channel, StringComparison.Ordinal)
        || call.Body.Contains(channel, StringComparison.Ordinal);

    /// <summary>Refused, or answered with words in place of a card.</summary>
    private static bool IsError(Delivery delivery)
    {
        var result = new PressResult(delivery, new Dictionary<string, string>());
        return result.Failed || result.Message is not null;
    }

    private static Place PlaceOf(Export export) => export.Signal switch
    {
        "traces" => Place.Trace,
        "metrics" => Place.Metric,
        _ => Place.Log,
    };

    /// <summary>
    /// Every string of a JSON text, as it is read; save whom a message is from and goes to, which Teams itself said and shows nobody.
    /// </summary>
    private static string Words(string body)
    {
        try
        {
            return string.Join('\n', Strings(JsonNode.Parse(body)));
        }
        catch (JsonException)
        {
            return body;
        }
    }

    private static IEnumerable<string> Strings(JsonNode? node) =>
    node switch
    {
        JsonArray array => array.SelectMany(Strings),
        JsonObject item => item.Where(property => !Addressing.Contains(property.Key, StringComparer.Ordinal))
            .SelectMany(property => Strings(property.Value)),
        JsonValue value => [value.ToString()],
        _ => [],
    };
}
