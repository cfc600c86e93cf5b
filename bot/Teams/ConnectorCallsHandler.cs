namespace McaBot.Teams;

/// <summary>
/// Lets only those calls out that the bot makes. The ids in their paths come from the channel and from storage, and the connector client
/// puts ".", ".." and an empty id into a path as they are: the call would be another one.
/// </summary>
internal sealed class ConnectorCallsHandler : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        IsKnown(request.RequestUri!)
            ? base.SendAsync(request, cancellationToken)
            : throw new InvalidOperationException("No such call of the connector is made.");

    internal static bool IsKnown(Uri address)
    {
        if (address.Query.Length > 0 || address.Fragment.Length > 0)
        {
            return false;
        }

        var path = address.AbsolutePath.Split('/');
        var version = Array.IndexOf(path, "v3");
        return version > 0 && path[(version + 1)..] switch
        {
            ["conversations"] => true,
            ["teams", { Length: > 0 }] => true,
            // "activities" is what stands there where a conversation's id was "." and went.
            ["conversations", { Length: > 0 } and not "activities", "activities"] => true,
            ["conversations", { Length: > 0 } and not "activities", "activities", { Length: > 0 }] => true,
            _ => false,
        };
    }
}
