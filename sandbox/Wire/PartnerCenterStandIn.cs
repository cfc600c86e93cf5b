using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using McaBot.Sandbox.World;
using Microsoft.IdentityModel.JsonWebTokens;

namespace McaBot.Sandbox.Wire;

/// <summary>The part of Partner Center's REST API about attestations, agreements and customers.</summary>
/// <remarks>Source: Microsoft Learn, Partner Center developer reference. What it leaves open is assumed here as it is in the bot.</remarks>
public sealed class PartnerCenterStandIn(PartnerCenterBook book, TokenIssuer issuer)
{
    /// <summary>Where the agreement's text is downloaded from, without a token.</summary>
    internal const string Documents = "/documents";

    public const string Resource = "https://api.partnercenter.microsoft.com";
    private const string AgreementType = "MicrosoftCustomerAgreement";
    private static readonly string[] Required =
    [
        "country", "language", "companyName", "signatoryFirstName", "signatoryLastName", "signatoryEmail"];
    private readonly Lock gate = new();

    internal void Map(IEndpointRouteBuilder routes)
    {
        var v1 = routes.MapGroup("/partnercenter/v1");
        v1.MapPost("/attestations/enhanced", context => OnceAsync(context, Attest));
        v1.MapPost("/customers/{id}/agreements", context => OnceAsync(context, Agree));
        v1.MapGet("/customers/{id}/agreements", context => ReadAsync(context, AgreementsOf));
        v1.MapGet("/customers/{id}/directSignedMicrosoftCustomerAgreementStatus", context =>
            ReadAsync(context, customer => new JsonObject { ["isSigned"] = book.HasSignedDirectly(customer) }));
        v1.MapGet("/agreements", context => ReadAsync(context, TemplatesAsked(context)));
        v1.MapGet("/agreementtemplates/{template}/document", context => ReadAsync(context, DocumentAsked(context)));
        routes.MapGet(Documents + "/{country}/{language}", DocumentAsync);
        v1.MapGet("/customers", context => AnswerAsync(context, Search(context.Request.Query)));
        v1.MapGet("/customers/{id}", context => AnswerAsync(context, One(context)));
    }

    /// <summary>Every call must bear a token for Partner Center and the headers it documents.</summary>
    internal async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        if (!await issuer.HoldsAsync(context.Request, Resource))
            await (IsForAnother(context.Request) ? PartnerCenterError.WrongAudience : PartnerCenterError.NotAuthorised).WriteAsync(
                context, PartnerCenterErrorShape.Older);
        else if (!Guid.TryParse(Header(context, "MS-RequestId"), out _))
            await PartnerCenterError.BadInput("MS-RequestId").WriteAsync(context, book.ErrorShape);
        else if (!Guid.TryParse(Header(context, "MS-CorrelationId"), out _))
            await PartnerCenterError.BadInput("MS-CorrelationId").WriteAsync(context, book.ErrorShape);
        else if (Header(context, "MS-Contract-Version") != "v1")
            await PartnerCenterError.BadInput("MS-Contract-Version").WriteAsync(context, book.ErrorShape);
        else
            await next(context);
    }

    private static bool IsForAnother(HttpRequest request)
    {
        var handler = new JsonWebTokenHandler();
        var token = request.Headers.Authorization.ToString().Split(' ')[^1];
        return handler.CanReadToken(token) && !handler.ReadJsonWebToken(token).Audiences.Contains(Resource);
    }

    /// <summary>Acts once under one request id, however often and however simultaneously it comes.</summary>
    private async Task OnceAsync(HttpContext context, Func<HttpContext, JsonObject?, Outcome> act)
    {
        var body = await context.Request.ReadObjectAsync();
        var key = $"{context.Request.Path} {Header(context, "MS-RequestId")}";
        Outcome outcome;
        bool isRepeat;
        lock (gate)
        {
            var earlier = book.AnswerTo(key);
            isRepeat = earlier is not null;
            outcome = earlier is null ? act(context, body) : new Outcome(earlier.Status, JsonNode.Parse(earlier.Body)!.AsObject());
            if (!isRepeat) book.Remember(new KeptAnswer(key, outcome.Status, outcome.Body.ToJsonString()));
        }

        await AnswerAsync(context, outcome, isRepeat);
    }

    private Outcome Attest(HttpContext context, JsonObject? body)
    {
        if (Required.FirstOrDefault(name => string.IsNullOrWhiteSpace(body.Text(name))) is { } missing)
            return Refuse(PartnerCenterError.BadInput(missing));

        var (country, language) = (body.Text("country")!, body.Text("language")!);
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper)) return Refuse(PartnerCenterError.BadInput("country"));
        if (!AgreementCultures.Has(country, language)) return Refuse(PartnerCenterError.BadInput("language"));
        if (!body.Text("signatoryEmail")!.Contains('@', StringComparison.Ordinal))
            return Refuse(PartnerCenterError.BadInput("signatoryEmail"));

        var added = book.Add(country, language, body.Text("companyName")!, SignatoryIn(body!));
        return new Outcome(StatusCodes.Status201Created, new JsonObject { ["attestationId"] = added.Id.ToString() });
    }

    private Outcome Agree(HttpContext context, JsonObject? body)
    {
        if (!TryCustomer(context, out var customer)) return Refuse(PartnerCenterError.UnknownTenant);
        if (body.Text("type") != AgreementType) return Refuse(PartnerCenterError.BadInput("type"));
        if (!Guid.TryParse(body.Text("attestationId"), out var id)) return Refuse(PartnerCenterError.BadInput("attestationId"));
        if (book.Find(id) is not { } attestation) return Refuse(PartnerCenterError.UnknownAttestation);
        if (book.IsExpired(attestation)) return Refuse(PartnerCenterError.Expired);
        if (attestation.AcceptedAt is null) return Refuse(PartnerCenterError.NotAccepted);
        return book.TryAdd(customer, attestation.Signatory) is { } made
            ? new Outcome(StatusCodes.Status201Created, Agreement(made))
            : Refuse(PartnerCenterError.AlreadyConfirmed);
    }

    private Task ReadAsync(HttpContext context, Func<Guid, JsonObject?> read)
    {
        if (!book.AnswersReadsOfApps) return AnswerAsync(context, Refuse(PartnerCenterError.AppOnlyRefused));
        if (!TryCustomer(context, out var customer)) return AnswerAsync(context, Refuse(PartnerCenterError.UnknownTenant));

        // Without the type it is the old Cloud Agreement that is asked about, and nobody here has one.
        var isAbout =
            !context.Request.Path.Value!.EndsWith("/agreements", StringComparison.Ordinal)
            || context.Request.Query["agreementType"] == AgreementType;
        return AnswerAsync(context, new Outcome(StatusCodes.Status200OK, isAbout ? read(customer)! : Collection([])));
    }

    private Task ReadAsync(HttpContext context, Outcome outcome) =>
        AnswerAsync(context, book.AnswersReadsOfApps ? outcome : Refuse(PartnerCenterError.AppOnlyRefused));

    private Outcome TemplatesAsked(HttpContext context) => new(
        StatusCodes.Status200OK,
        Collection(context.Request.Query["agreementType"] == AgreementType ? [Template()] : []));

    private JsonObject Template() => new()
    {
        ["templateId"] = PartnerCenterBook.AgreementTemplate.ToString(),
        ["agreementType"] = AgreementType,
        ["agreementLink"] = "https://agreement.example/template",
        ["versionRank"] = book.AgreementVersion,
    };

    /// <summary>Where there is no such language for the country, the text is in English.</summary>
    private Outcome DocumentAsked(HttpContext context)
    {
        if (!Guid.TryParse(Value(context, "template"), out var template) || template != PartnerCenterBook.AgreementTemplate)
            return Refuse(PartnerCenterError.UnknownTemplate);

        var (country, asked) = (context.Request.Query["country"].ToString(), context.Request.Query["language"].ToString());
        var language = AgreementCultures.Has(country, asked) ? asked : "en-US";
        var address = $"{context.Request.Scheme}://{context.Request.Host}{Documents}/{country}/{language}";
        return new Outcome(StatusCodes.Status200OK, new JsonObject
        {
            ["displayUri"] = address + "?view=1",
            ["downloadUri"] = address + $"?sig={Guid.NewGuid():n}",
            ["language"] = language,
            ["country"] = country,
        });
    }

    /// <summary>As from a blob whose address is signed: with a token beside the signature it is no good request.</summary>
    private Task DocumentAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.Count == 0)
            return context.Response.WriteAsync(book.AgreementText(Value(context, "country"), Value(context, "language")));

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private static string Value(HttpContext context, string name) => (string?)context.Request.RouteValues[name] ?? "";

    private JsonObject AgreementsOf(Guid customer) => Collection(book.AgreementsOf(customer).Select(Agreement));

    private Outcome Search(IQueryCollection query)
    {
        var size = int.TryParse(query["size"], CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, 500) : 500;
        if (!query.ContainsKey("filter"))
            return new Outcome(StatusCodes.Status200OK, Collection(book.Customers.Take(size).Select(Customer)));

        var filter = Parse(query["filter"].ToString());
        if (filter.Text("Operator") != "starts_with") return Refuse(PartnerCenterError.BadInput("filter"));

        var value = filter.Text("Value") ?? "";
        Func<PartnerCustomer, string>? field = filter.Text("Field") switch
        {
            "CompanyName" => customer => customer.CompanyName,
            "Domain" => customer => customer.Domain,
            _ => null,
        };
        return field is null
            ? Refuse(PartnerCenterError.BadInput("filter"))
            : new Outcome(StatusCodes.Status200OK, Collection(book.Customers
                .Where(customer => field(customer).StartsWith(value, StringComparison.OrdinalIgnoreCase)).Take(size).Select(Customer)));
    }

    private Outcome One(HttpContext context) =>
        TryCustomer(context, out var id) && book.Customers.FirstOrDefault(c => c.TenantId == id) is { } customer
            ? new Outcome(StatusCodes.Status200OK, Described(customer))
            : Refuse(PartnerCenterError.UnknownTenant);

    private async Task AnswerAsync(HttpContext context, Outcome outcome, bool isRepeat = false)
    {
        var request = context.Request;
        var call = new PartnerCenterCall(
            request.Method, request.Path, Header(context, "MS-RequestId"), Header(context, "MS-CorrelationId"),
            Header(context, "MS-Contract-Version"), outcome.Status, isRepeat);
        book.Note(call);
        context.Response.Headers["MS-RequestId"] = call.RequestId;
        context.Response.Headers["MS-CorrelationId"] = call.CorrelationId;
        await context.Response.WriteJsonAsync(outcome.Status, outcome.Body);
    }

    private bool TryCustomer(HttpContext context, out Guid customer) =>
        Guid.TryParse((string?)context.Request.RouteValues["id"], out customer) && book.Knows(customer);

    private Outcome Refuse(PartnerCenterError error) => new(error.Status, error.ToJson(book.ErrorShape));

    private static string? Header(HttpContext context, string name) => context.Request.Headers[name].FirstOrDefault();

    private static PartnerSignatory SignatoryIn(JsonObject body) =>
    new(
        body.Text("signatoryFirstName")!, body.Text("signatoryLastName")!, body.Text("signatoryEmail")!, body.Text("signatoryPhoneNumber"));

    private static JsonObject? Parse(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Agreement(PartnerAgreement agreement) =>
    new()
    {
        ["id"] = agreement.Id.ToString(),
        ["type"] = AgreementType,
        ["dateAgreed"] = agreement.DateAgreed.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture),
        ["primaryContact"] = agreement.Signatory is { } who
            ? new JsonObject
            {
                ["firstName"] = who.FirstName,
                ["lastName"] = who.LastName,
                ["email"] = who.Email,
                ["phoneNumber"] = who.Phone,
            }
            : null,
    };

    private static JsonObject Customer(PartnerCustomer customer) =>
    new()
    {
        ["id"] = customer.TenantId.ToString(),
        ["companyProfile"] = new JsonObject
        {
            ["tenantId"] = customer.TenantId.ToString(),
            ["domain"] = customer.Domain,
            ["companyName"] = customer.CompanyName,
        },
        ["relationshipToPartner"] = "reseller",
    };

    /// <summary>One customer by its id: only here is where it is billed.</summary>
    private static JsonObject Described(PartnerCustomer customer)
    {
        var all = Customer(customer);
        all["billingProfile"] = new JsonObject { ["defaultAddress"] = new JsonObject { ["country"] = customer.Country } };
        return all;
    }

    private static JsonObject Collection(IEnumerable<JsonObject> items)
    {
        var list = new JsonArray([.. items]);
        return new JsonObject
        {
            ["totalCount"] = list.Count,
            ["items"] = list,
            ["attributes"] = new JsonObject { ["objectType"] = "Collection" },
        };
    }

    /// <summary>What was answered under a request id.</summary>
    private sealed record Outcome(int Status, JsonObject Body);
}
