using System.Text.Json;
using McaBot.Sdk;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Reads the typed value of an invoke.</summary>
internal static class InvokeValues
{
    public static AdaptiveCardInvokeValue AdaptiveCard(IInvokeActivity activity)
    {
        var value = Read<AdaptiveCardInvokeValue>(activity);
        return value.Action switch
        {
            null => throw new MalformedInvokeException("BadRequest", "The value has no action."),
            { Type: not "Action.Execute" } => throw new MalformedInvokeException("NotSupported", "Only Action.Execute is supported."),
            _ => value,
        };
    }

    public static SearchInvokeValue Search(IInvokeActivity activity)
    {
        var value = Read<SearchInvokeValue>(activity);
        if (string.IsNullOrEmpty(value.Kind))
        {
            if (activity.ChannelId != Connector.Channels.Msteams)
            {
                throw new MalformedInvokeException("BadRequest", "The value has no kind.");
            }

            // Teams leaves the kind out of a plain type-ahead.
            value.Kind = SearchInvokeTypes.Search;
        }

        if (string.IsNullOrEmpty(value.QueryText))
        {
            throw new MalformedInvokeException("BadRequest", "The value has no queryText.");
        }

        return value;
    }

    public static T Read<T>(IInvokeActivity activity)
        where T : class
    {
        switch (activity.Value)
        {
            case null:
                throw new MalformedInvokeException("BadRequest", "The activity has no value.");
            case T typed:
                return typed;
            case JsonElement { ValueKind: JsonValueKind.Object } json:
                try
                {
                    return json.Deserialize<T>(BotJson.Options)!;
                }
                catch (JsonException)
                {
                    break;
                }
        }

        throw new MalformedInvokeException("BadRequest", "The value is not properly formed.");
    }
}
