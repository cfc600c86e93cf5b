using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using McaBot.Sdk;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Microsoft.Rest;

namespace Microsoft.Bot.Connector;

internal sealed class Conversations(ConnectorClient client) : IConversations
{
    private const int LargestAnswer = 4 * 1024 * 1024;

    public Task<HttpOperationResponse<ConversationResourceResponse>> CreateConversationWithHttpMessagesAsync(
        ConversationParameters parameters,
        Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        CallAsync<ConversationResourceResponse>(
            HttpMethod.Post, "v3/conversations", Json(parameters), customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> SendToConversationWithHttpMessagesAsync(
        string conversationId,
        Activity activity,
        Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        CallAsync<ResourceResponse>(
            HttpMethod.Post, $"{Of(conversationId)}/activities", Json(activity), customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> ReplyToActivityWithHttpMessagesAsync(
        string conversationId,
        string activityId,
        Activity activity,
        Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        CallAsync<ResourceResponse>(
            HttpMethod.Post,
            $"{Of(conversationId)}/activities/{Escape(activityId)}",
            Json(activity),
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> UpdateActivityWithHttpMessagesAsync(
        string conversationId,
        string activityId,
        Activity activity,
        Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        CallAsync<ResourceResponse>(
            HttpMethod.Put,
            $"{Of(conversationId)}/activities/{Escape(activityId)}",
            Json(activity),
            customHeaders,
            cancellationToken);

    public async Task<HttpOperationResponse> DeleteActivityWithHttpMessagesAsync(
        string conversationId,
        string activityId,
        Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        await CallAsync<Nothing>(
            HttpMethod.Delete,
            $"{Of(conversationId)}/activities/{Escape(activityId)}",
            null,
            customHeaders,
            cancellationToken);

    public Task<HttpOperationResponse<IList<ChannelAccount>>> GetConversationMembersWithHttpMessagesAsync(
        string conversationId,
        Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        CallAsync<IList<ChannelAccount>>(
            HttpMethod.Get, $"{Of(conversationId)}/members", null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ChannelAccount>> GetConversationMemberWithHttpMessagesAsync(
        string userId,
        string conversationId,
        Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default) =>
        CallAsync<ChannelAccount>(
            HttpMethod.Get, $"{Of(conversationId)}/members/{Escape(userId)}", null, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<PagedMembersResult>> GetConversationPagedMembersWithHttpMessagesAsync(
        string conversationId,
        int? pageSize = default,
        string? continuationToken = default,
        Dictionary<string, List<string>>? customHeaders = null,
        CancellationToken cancellationToken = default)
    {
        List<string> query = [];
        if (pageSize is { } size)
            query.Add("pageSize=" + size.ToString(CultureInfo.InvariantCulture));
        if (!string.IsNullOrEmpty(continuationToken))
            query.Add("continuationToken=" + Uri.EscapeDataString(continuationToken));
        var suffix = query.Count == 0 ? string.Empty : "?" + string.Join('&', query);
        return CallAsync<PagedMembersResult>(
            HttpMethod.Get, $"{Of(conversationId)}/pagedmembers{suffix}", null, customHeaders, cancellationToken);
    }

    public Task<HttpOperationResponse<TeamDetails>> GetTeamAsync(string teamId, CancellationToken cancellationToken) =>
        CallAsync<TeamDetails>(HttpMethod.Get, $"v3/teams/{Escape(teamId)}", null, null, cancellationToken);

    public Task<HttpOperationResponse<ConversationList>> GetChannelsAsync(string teamId, CancellationToken cancellationToken) =>
        CallAsync<ConversationList>(HttpMethod.Get, $"v3/teams/{Escape(teamId)}/conversations", null, null, cancellationToken);

    private static string Of(string conversationId) => "v3/conversations/" + Escape(conversationId);

    // A lone "." or ".." survives escaping and would climb out of the conversation.
    private static string Escape(string id)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return id is "." or ".." ? throw new ArgumentException("Not an id.", nameof(id)) : Uri.EscapeDataString(id);
    }

    private static ByteArrayContent Json<T>(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new(JsonSerializer.SerializeToUtf8Bytes(value, BotJson.TypeInfo<T>()))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("application/json", "utf-8") },
        };
    }

    private async Task<HttpOperationResponse<T>> CallAsync<T>(
        HttpMethod method,
        string path,
        HttpContent? content,
        Dictionary<string, List<string>>? headers,
        CancellationToken cancellationToken)
    {
        var root = client.BaseUri.AbsoluteUri;
        var request = new HttpRequestMessage(method, new Uri(root.EndsWith('/') ? root + path : $"{root}/{path}"))
        {
            Content = content,
        };
        HttpResponseMessage? response = null;
        var handedOver = false;
        try
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            foreach (var (name, values) in headers ?? [])
                request.Headers.TryAddWithoutValidation(name, values);
            if (client.Credentials is { } credentials)
                await credentials.ProcessHttpRequestAsync(request, cancellationToken);

            response = await client.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            await response.Content.LoadIntoBufferAsync(LargestAnswer, cancellationToken);
            if (!response.IsSuccessStatusCode)
                throw await ErrorAsync(request, response, cancellationToken);

            var body = await BodyAsync<T>(response, cancellationToken);
            handedOver = true;
            return new HttpOperationResponse<T> { Request = request, Response = response, Body = body };
        }
        finally
        {
            if (!handedOver)
            {
                response?.Dispose();
                request.Dispose();
            }
        }
    }

    private static async Task<T?> BodyAsync<T>(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (typeof(T) == typeof(Nothing))
            return default;

        var bytes = await response.Content.ReadAsByteArrayAsync(cancellationToken);
        if (bytes.Length == 0)
            return default;

        try
        {
            return JsonSerializer.Deserialize(bytes, BotJson.TypeInfo<T>());
        }
        catch (JsonException e)
        {
            throw new SerializationException("The channel answered with something that is not the JSON it documents.", e);
        }
    }

    private static async Task<ErrorResponseException> ErrorAsync(
        HttpRequestMessage request,
        HttpResponseMessage response,
        CancellationToken cancellationToken)
    {
        var text = await response.Content.ReadAsStringAsync(cancellationToken);
        return new ErrorResponseException($"Operation returned an invalid status code '{response.StatusCode}'")
        {
            Request = new HttpRequestMessageWrapper(request, null),
            Response = new HttpResponseMessageWrapper(response, text),
            Body = ErrorBody(text),
        };
    }

    private static ErrorResponse? ErrorBody(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;

        try
        {
            return JsonSerializer.Deserialize(text, BotJson.TypeInfo<ErrorResponse>());
        }
        catch (JsonException)
        {
            // A gateway answers in HTML; the status says enough.
            return null;
        }
    }

    private sealed class Nothing;
}
