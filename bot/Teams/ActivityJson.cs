using System.Buffers;
using System.Text;
using System.Text.Json;
using AdaptiveCards;
using McaBot.Platform.Http;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace McaBot.Teams;

/// <summary>
/// Activities and the answers to invokes on the wire. The Bot Framework's types are Newtonsoft's; its own shared serializer rewrites text
/// that looks
/// like a time, takes trailing content and any depth, and writes indented.
/// </summary>
internal static partial class ActivityJson
{
    private const string NoActivity = "its body is no activity";
    private const int MaxDepth = 64;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = MaxDepth };
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly Newtonsoft.Json.JsonSerializer Serializer = Newtonsoft.Json.JsonSerializer.Create(new JsonSerializerSettings
    {
        ContractResolver = SharedConnectorClient.Contracts,
        DateParseHandling = DateParseHandling.None,
        Formatting = Formatting.None,
        MaxDepth = MaxDepth,
        NullValueHandling = NullValueHandling.Ignore,
    });

    /// <summary>The resolver above leaves out what cannot be set, which is all of an anonymous type.</summary>
    private static readonly Newtonsoft.Json.JsonSerializer Answers = Newtonsoft.Json.JsonSerializer.Create(new JsonSerializerSettings
    {
        DateParseHandling = DateParseHandling.None,
        Formatting = Formatting.None,
        MaxDepth = MaxDepth,
        NullValueHandling = NullValueHandling.Ignore,
    });

    /// <returns>Null for what is no activity.</returns>
    public static async Task<Activity?> ReadAsync(HttpRequest request, ILogger log, CancellationToken cancellationToken)
    {
        var body = request.BodyReader;
        var read = await body.ReadAsync(cancellationToken);
        while (!read.IsCompleted)
        {
            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await body.ReadAsync(cancellationToken);
        }

        var activity = Read(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray(), log);
        body.AdvanceTo(read.Buffer.End);
        return activity;
    }

    /// <inheritdoc cref="ReadAsync"/>
    public static Activity? Read(ReadOnlySpan<byte> json, ILogger log)
    {
        try
        {
            // Newtonsoft takes much that is no JSON: comments, single quotes, several values.
            var reader = new Utf8JsonReader(json, Strict);
            while (reader.Read())
            {
            }

            using var text = new JsonTextReader(new StringReader(WholeJson.Of(Utf8.GetString(json))))
            {
                DateParseHandling = DateParseHandling.None,
                MaxDepth = MaxDepth,
            };
            return Serializer.Deserialize<Activity>(text) is { } activity ? WithoutNulls(activity) : null;
        }
        catch (System.Text.Json.JsonException e)
        {
            // Only where it went wrong: the message may quote what somebody typed.
            LogMalformed(log, NoActivity, e.LineNumber, e.BytePositionInLine);
        }
        catch (JsonReaderException e)
        {
            LogMalformed(log, NoActivity, e.LineNumber, e.LinePosition);
        }
        catch (Newtonsoft.Json.JsonException)
        {
            LogMalformed(log, NoActivity, null, null);
        }

        return null;
    }

    /// <summary>
    /// Writes the whole before the first byte leaves, so that what cannot be written is a failed turn, not half an answer.
    /// </summary>
    public static async Task WriteAsync(HttpResponse response, object body, CancellationToken cancellationToken)
    {
        response.ContentType = "application/json";
        if (body is AdaptiveCardInvokeResponse { Type: AdaptiveCard.ContentType, Value: JRaw { Value: string card } } answer)
        {
            WriteCard(response, answer.StatusCode, card);
            await response.BodyWriter.FlushAsync(cancellationToken);
            return;
        }

        using var json = new MemoryStream(8192);
        using (var text = new StreamWriter(json, Utf8, 4096, leaveOpen: true))
        using (var writer = new JsonTextWriter(text) { CloseOutput = false })
        {
            Answers.Serialize(writer, body);
        }

        response.ContentLength = json.Length;
        await response.Body.WriteAsync(json.GetBuffer().AsMemory(0, (int)json.Length), cancellationToken);
    }

    /// <summary>What a pressed card turns into: its JSON goes out as it is.</summary>
    private static void WriteCard(HttpResponse response, int status, string card)
    {
        var head = string.Create(
            CultureInfo.InvariantCulture, $$"""{"statusCode":{{status}},"type":"{{AdaptiveCard.ContentType}}","value":""");
        var length = head.Length + Utf8.GetByteCount(card) + 1;
        response.ContentLength = length;
        var buffer = response.BodyWriter.GetSpan(length);
        var written = Utf8.GetBytes(head, buffer);
        written += Utf8.GetBytes(card, buffer[written..]);
        buffer[written] = (byte)'}';
        response.BodyWriter.Advance(length);
    }

    /// <summary>Some clients send lists with holes; the Bot Framework trips over them.</summary>
    private static Activity WithoutNulls(Activity activity)
    {
        activity.Attachments = WithoutNulls(activity.Attachments);
        activity.Entities = WithoutNulls(activity.Entities);
        activity.MembersAdded = WithoutNulls(activity.MembersAdded);
        activity.MembersRemoved = WithoutNulls(activity.MembersRemoved);
        activity.ReactionsAdded = WithoutNulls(activity.ReactionsAdded);
        activity.ReactionsRemoved = WithoutNulls(activity.ReactionsRemoved);
        return activity;
    }

    private static IList<T>? WithoutNulls<T>(IList<T>? list)
        where T : class => list is not null && list.Contains(null!) ? [.. list.Where(item => item is not null)] : list;

    [LoggerMessage(3013, LogLevel.Warning, "A request was refused: {Why} (line {Line}, position {Position})")]
    private static partial void LogMalformed(ILogger log, string why, long? line, long? position);
}
