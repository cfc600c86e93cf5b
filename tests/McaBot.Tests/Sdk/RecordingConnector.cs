using System.Net;
using System.Text;

namespace McaBot.Tests.Sdk;

/// <summary>Stands in for the channel's service: keeps each request as method, path and body, and answers with an id.</summary>
internal sealed class RecordingConnector : HttpMessageHandler
{
    public List<(string Method, string Path, string Body)> Requests { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        Requests.Add((request.Method.Method, request.RequestUri!.PathAndQuery, body));
        return new HttpResponseMessage(HttpStatusCode.OK)
        {
            Content = new StringContent($$"""{"id":"sent-{{Requests.Count}}"}""", Encoding.UTF8, "application/json"),
        };
    }
}
