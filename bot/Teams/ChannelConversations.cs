using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Microsoft.Rest.Serialization;
using Newtonsoft.Json;

namespace McaBot.Teams;

/// <summary>
/// The calls a turn makes, with their requests written and their answers read once, by one serializer; the official client makes a new one
/// for each call, and two texts of each body. Every other call is that client's own. Errors come as its own do.
/// </summary>
internal sealed class ChannelConversations(ConnectorClient client, HttpClient http)
    : Microsoft.Bot.Connector.Conversations(client), IConversations
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private static readonly MediaTypeHeaderValue JsonType = new("application/json", "utf-8");

    private readonly string root = client.BaseUri.AbsoluteUri.TrimEnd('/') + "/v3/conversations/";

    Task<HttpOperationResponse<ResourceResponse>> IConversations.SendToConversationWithHttpMessagesAsync(
        string conversationId, Activity activity, Dictionary<string, List<string>>? customHeaders, CancellationToken cancellationToken) =>
        customHeaders is null && conversationId is not null && activity is not null
            ? SendAsync(new HttpRequestMessage(HttpMethod.Post, AddressOf(conversationId)), activity, cancellationToken)
            : SendToConversationWithHttpMessagesAsync(conversationId, activity, customHeaders, cancellationToken);

    Task<HttpOperationResponse<ResourceResponse>> IConversations.ReplyToActivityWithHttpMessagesAsync(
        string conversationId,
        string activityId,
        Activity activity,
        Dictionary<string, List<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        customHeaders is null && conversationId is not null && activityId is not null && activity is not null
            ? SendAsync(ReplyTo(conversationId, activityId), activity, cancellationToken)
            : ReplyToActivityWithHttpMessagesAsync(conversationId, activityId, activity, customHeaders, cancellationToken);

    Task<HttpOperationResponse<ResourceResponse>> IConversations.UpdateActivityWithHttpMessagesAsync(
        string conversationId,
        string activityId,
        Activity activity,
        Dictionary<string, List<string>>? customHeaders,
        CancellationToken cancellationToken) =>
        customHeaders is null && conversationId is not null && activityId is not null && activity is not null
            ? SendAsync(new HttpRequestMessage(HttpMethod.Put, AddressOf(conversationId, activityId)), activity, cancellationToken)
            : UpdateActivityWithHttpMessagesAsync(conversationId, activityId, activity, customHeaders, cancellationToken);

    private readonly JsonSerializer serializer = JsonSerializer.Create(client.SerializationSettings);

    private Uri AddressOf(string conversation) => new(string.Concat(root, Uri.EscapeDataString(conversation), "/activities"));

    private Uri AddressOf(string conversation, string activity) =>
        new($"{root}{Uri.EscapeDataString(conversation)}/activities/{Uri.EscapeDataString(activity)}");

    private HttpRequestMessage ReplyTo(string conversation, string activity)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, AddressOf(conversation, activity));
        request.Headers.Add("x-ms-conversation-id", conversation);
        return request;
    }

    private async Task<HttpOperationResponse<ResourceResponse>> SendAsync(
        HttpRequestMessage request, Activity activity, CancellationToken cancellationToken)
    {
        HttpResponseMessage? answer = null;
        try
        {
            request.Content = Written(activity);
            request.Content.Headers.ContentType = JsonType;
            await Client.Credentials.ProcessHttpRequestAsync(request, cancellationToken);
            answer = await http.SendAsync(request, cancellationToken);
            return answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Created or HttpStatusCode.Accepted
                ? new HttpOperationResponse<ResourceResponse>
                {
                    Request = request,
                    Response = answer,
                    Body = (await ReadAsync(answer.Content, cancellationToken))!,
                }
                : throw await RefusalAsync(request, answer, cancellationToken);
        }
        catch
        {
            answer?.Dispose();
            request.Dispose();
            throw;
        }
    }

    private ByteArrayContent Written(Activity activity)
    {
        using var body = new MemoryStream(2048);
        using (var text = new StreamWriter(body, Utf8, 1024, leaveOpen: true))
        using (var json = new JsonTextWriter(text))
        {
            serializer.Serialize(json, activity);
        }

        return new ByteArrayContent(body.GetBuffer(), 0, (int)body.Length);
    }

    private async Task<ResourceResponse?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var text = await content.ReadAsStringAsync(cancellationToken);
        try
        {
            using var json = new JsonTextReader(new StringReader(text));
            return serializer.Deserialize<ResourceResponse>(json);
        }
        catch (JsonException e)
        {
            throw new SerializationException("Unable to deserialize the response.", text, e);
        }
    }

    private async Task<ErrorResponseException> RefusalAsync(
        HttpRequestMessage request, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var refusal = new ErrorResponseException($"Operation returned an invalid status code '{answer.StatusCode}'");
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        try
        {
            if (SafeJsonConvert.DeserializeObject<ErrorResponse>(text, Client.DeserializationSettings) is { } said)
            {
                refusal.Body = said;
            }
        }
        catch (JsonException)
        {
            // Not every error says what it is: the status does.
        }

        refusal.Request = new HttpRequestMessageWrapper(request, "");
        refusal.Response = new HttpResponseMessageWrapper(answer, text);
        return refusal;
    }
}
