namespace Microsoft.Rest;

/// <summary>Signs an outgoing request; the base signs nothing.</summary>
public abstract class ServiceClientCredentials
{
    public virtual Task ProcessHttpRequestAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Task.CompletedTask;
}
