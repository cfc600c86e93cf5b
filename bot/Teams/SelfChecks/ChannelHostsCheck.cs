using System.Net;
using Azure.Identity;
using McaBot.Platform;
using McaBot.Platform.SelfChecks;
using McaBot.Storage.Projections;
using McaBot.Teams.Tokens;
using Microsoft.Bot.Connector.Authentication;

namespace McaBot.Teams.SelfChecks;

/// <summary>
/// Whether each host that serves a subscribed channel answers and takes the bot's token. It is asked what the team is called, and nothing
/// is posted.
/// </summary>
internal sealed class ChannelHostsCheck(
    ChannelSubscriptions channels, ServiceClientCredentialsFactory credentials, ChannelSettings settings, ActivityGate gate,
    IHttpClientFactory clients, IOptions<MicrosoftAppOptions> app, TimeProvider time) : ISelfCheck
{
    private static readonly TimeSpan ForOne = TimeSpan.FromSeconds(8);

    public CheckSubject Subject => CheckSubject.Channel;

    public string Name => "Teams";

    public async Task<IReadOnlyList<CheckLine>> RunAsync(CancellationToken cancellationToken)
    {
        var newest = (await channels.ListAsync(cancellationToken))
            .Where(c => Uri.IsWellFormedUriString(c.ServiceUrl, UriKind.Absolute))
            .GroupBy(c => ServiceHost.Of(new Uri(c.ServiceUrl)), StringComparer.OrdinalIgnoreCase)
            .OrderBy(host => host.Key, StringComparer.Ordinal)
            .Select(host => host.OrderBy(c => c.MissingSince is null ? 0 : 1).ThenByDescending(c => c.Since).First());
        var lines = await Task.WhenAll(newest.Select(c => LineAsync(c, cancellationToken)));
        return lines.Length > 0
            ? lines
            : [CheckLine.Skipped(Name, "no channel is subscribed yet: @McaBot subscribe failures digest, in a channel")];
    }

    private async Task<CheckLine> LineAsync(ChannelSubscription channel, CancellationToken cancellationToken)
    {
        var address = new Uri(channel.ServiceUrl);
        var name = $"{Name} {ServiceHost.Of(address)}";
        if (!gate.Admits(channel.ServiceUrl))
        {
            return CheckLine.Wrong(
                name, "a subscribed channel is served from there, and nothing may be sent there",
                "Put it into Teams:AllowedServiceHosts.");
        }

        using var deadline = new Deadline(ForOne, time, cancellationToken);
        try
        {
            return Line(name, await AskAsync(address, channel.TeamId, deadline.Token));
        }
        catch (AuthenticationFailedException)
        {
            return CheckLine.Skipped(name, TokenCheck.NoToken);
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException
                || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return CheckLine.Wrong(name, "cannot be reached", "Is outgoing https to that host open?");
        }
    }

    private async Task<HttpStatusCode> AskAsync(Uri service, string team, CancellationToken cancellationToken)
    {
        var signer = await credentials.CreateCredentialsAsync(
            app.Value.MicrosoftAppId?.ToString("D"), settings.OAuthScope, loginEndpoint: null, validateAuthority: true, cancellationToken);
        using var request = new HttpRequestMessage(
            HttpMethod.Get, new Uri($"{service.AbsoluteUri.TrimEnd('/')}/v3/teams/{Uri.EscapeDataString(team)}"));
        await signer.ProcessHttpRequestAsync(request, cancellationToken);
        using var client = clients.CreateClient(ChannelClients.Name);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return answer.StatusCode;
    }

    private static CheckLine Line(string name, HttpStatusCode status) => status switch
    {
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => CheckLine.Ok(name, "answers, and takes the bot's token"),
        HttpStatusCode.Forbidden or HttpStatusCode.NotFound => CheckLine.Ok(
            name, "answers, and takes the bot's token; the app is no longer in the team that was asked for"),
        HttpStatusCode.Unauthorized => CheckLine.Wrong(
            name, "refuses the bot's token (401)", "In the Azure Bot, Configuration: are app id, type and tenant those of the settings?"),
        _ => CheckLine.Wrong(
            name, $"answered {((int)status).ToString(CultureInfo.InvariantCulture)}",
            "Try again; then look at Azure's and Teams' service health."),
    };
}
