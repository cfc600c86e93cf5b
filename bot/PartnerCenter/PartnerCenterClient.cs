using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace McaBot.PartnerCenter;

/// <summary>Partner Center over its REST API, with the app's own rights alone.</summary>
internal sealed partial class PartnerCenterClient(
    PartnerCenterCalls calls, PriorAcceptances prior, CustomerSearch customers, IOptions<PartnerCenterOptions> options,
    ILogger<PartnerCenterClient> log) : IPartnerCenter
{
    public async Task<PartnerCenterAnswer> CreateAttestationAsync(
        Guid requestId, Customer customer, Signatory signatory, CancellationToken cancellationToken)
    {
        var body = new AttestationBody(
            customer.Country, customer.Language, customer.CompanyName, signatory.FirstName, signatory.LastName, signatory.Email,
            signatory.Phone);
        var reply = await PostAsync(
            "attestation", PartnerCenterNames.Attestations, body, PartnerCenterJson.Default.AttestationBody, requestId, cancellationToken);
        if (!reply.IsGood)
        {
            return Refused("attestation", reply, hasLink: false);
        }

        // Without its id it is as if no answer had come: the same request id brings it again.
        return reply.IdIn(PartnerCenterNames.AttestationIds) is { } id
            ? new PartnerCenterAnswer(reply.CorrelationId, id)
            : throw new PartnerCenterUnavailableException(PartnerCenterUnavailableException.BodyCode, isAmbiguous: true);
    }

    public async Task<PartnerCenterAnswer> CreateAgreementAsync(
        Guid requestId, Guid customer, Guid attestation, CancellationToken cancellationToken)
    {
        var body = new AgreementBody(PartnerCenterNames.AgreementType, attestation);
        var reply = await PostAsync(
            "agreement", PartnerCenterNames.Agreements(customer), body, PartnerCenterJson.Default.AgreementBody, requestId,
            cancellationToken);
        prior.Forget(customer);
        return reply.IsGood
            ? new PartnerCenterAnswer(reply.CorrelationId, reply.IdIn(PartnerCenterNames.AgreementIds))
            : Refused("agreement", reply, hasLink: true);
    }

    public Task<PriorAcceptance?> PriorAcceptanceAsync(Guid customer, CancellationToken cancellationToken) =>
        prior.FindAsync(customer, cancellationToken);

    public Task<PriorAcceptance?> ReadBackAsync(Guid customer, CancellationToken cancellationToken) =>
        prior.ReadBackAsync(customer, cancellationToken);

    public Task<IReadOnlyList<KnownCustomer>> FindCustomersAsync(string text, int most, CancellationToken cancellationToken) =>
        customers.FindAsync(text, most, cancellationToken);

    public Task<string?> CountryOfAsync(Guid customer, CancellationToken cancellationToken) =>
        customers.CountryOfAsync(customer, cancellationToken);

    public Task<CustomerStanding> StandingOfAsync(Guid customer, CancellationToken cancellationToken) =>
        options.Value.ReadsEnabled ? customers.StandingOfAsync(customer, cancellationToken) : Task.FromResult(CustomerStanding.NotAsked);

    private Task<Reply> PostAsync<T>(
        string name, string path, T body, JsonTypeInfo<T> type, Guid requestId, CancellationToken cancellationToken)
    {
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, type));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return calls.SendAsync(name, HttpMethod.Post, path, content, requestId, options.Value.Timeout, cancellationToken);
    }

    /// <exception cref="PartnerCenterUnavailableException">It asks to come again, and names no reason that is known to stay.</exception>
    private PartnerCenterAnswer Refused(string call, Reply reply, bool hasLink)
    {
        var error = PartnerCenterError.Of(reply);
        var problem = PartnerCenterNames.ProblemOf(reply.Status, error.OwnCode, error.Words);
        if (!hasLink && problem is PartnerCenterProblem.NotYetAccepted or PartnerCenterProblem.LinkExpired)
        {
            problem = PartnerCenterProblem.Other;
        }

        if (error.IsRetryable && problem is PartnerCenterProblem.Other or PartnerCenterProblem.DataRefused)
        {
            Log.Refused(log, call, PartnerCenterProblem.Other, error.Code, reply.CorrelationId);
            throw new PartnerCenterUnavailableException($"partner-center-{error.Code}", isAmbiguous: false);
        }

        Log.Refused(log, call, problem, error.Code, reply.CorrelationId);
        return new PartnerCenterAnswer(reply.CorrelationId, Problem: problem, Code: error.Code);
    }

    private static partial class Log
    {
        [LoggerMessage(1402, LogLevel.Information, "Partner Center refused the {Call}: {Problem} {Code} (correlation {Correlation})")]
        public static partial void Refused(ILogger log, string call, PartnerCenterProblem problem, string code, Guid correlation);
    }
}
