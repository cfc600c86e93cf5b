using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using McaBot.Sandbox;
using McaBot.Sandbox.Wire;
using McaBot.Sandbox.World;
using McaBot.Tests.Sandbox;

namespace McaBot.Tests.Privacy;

/// <summary>A world that has seen one of each kind of needle, and a bot that gives away whatever a test says.</summary>
public sealed class LeakyWorld : IAsyncLifetime
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly List<string> lines = [];
    private EchoBot bot = null!;

    public SandboxWorld World { get; private set; } = null!;

    /// <summary>What was seen, by how it got here.</summary>
    internal Dictionary<string, Needle> Seen { get; } = new(StringComparer.Ordinal);

    public async Task InitializeAsync()
    {
        bot = await EchoBot.StartAsync();
        World = await TestWorlds.StartAsync(new SandboxOptions { BotAddress = bot.Address });
        var person = World.Directory.Add(
            new Person
            {
                Key = "zelda",
                GivenName = "Zelda",
                Surname = "Quillfeather",
                Oid = Guid.NewGuid().ToString(),
                TenantId = World.Ids.TenantId,
                Upn = "zelda.q@partner.example",
            });
        See("hired", NeedleKind.PersonName, person.Name);
        See("hired, by the family name", NeedleKind.PersonName, person.Surname);
        See("hired, by the account", NeedleKind.UserPrincipalName, person.Upn);
        await TypesAsync(World.User(person));
        await SendsAsync(World.User(person));
        await AttestsAsync();
        await StoresAsync();
        See("the identity's header", NeedleKind.Secret, World.StandIns.Identity.Header);
        See("a token of the channel", NeedleKind.Token, World.Issuer.Mint(new TokenRequest()));
        See("a token of the bot", NeedleKind.Token, TokenFor(Connector.Resource));
    }

    public async Task DisposeAsync()
    {
        World.Closing = null;
        await World.DisposeAsync();
        await bot.DisposeAsync();
    }

    internal IEnumerable<Hay> Hay() => HayStack.Of(World, lines);

    internal Task LeakAsync(Place place, string text) => place switch
    {
        Place.Log => Task.Run(() => lines.Add($"warn: McaBot[1] Something of {text} failed")),
        Place.Channel => PostAsync(text),
        Place.ErrorAnswer => AnswerAsync(text),
        Place.Trace => ExportAsync("traces", text),
        _ => ExportAsync("metrics", text),
    };

    private async Task PostAsync(string text)
    {
        var card = new JsonObject
        {
            ["type"] = "AdaptiveCard",
            ["body"] = new JsonArray(new JsonObject { ["type"] = "TextBlock", ["text"] = $"For {text}." }),
        };
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject { ["contentType"] = Card.ContentType, ["content"] = card }),
        };
        using var call = new HttpRequestMessage(
            HttpMethod.Post,
            new Uri(World.StandIns.ServiceUrl, $"v3/conversations/{Uri.EscapeDataString(World.Teams.Team.Channel.Id)}/activities"))
        {
            Content = JsonContent.Create(activity),
        };
        call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenFor(Connector.Resource));
        using var answer = await Http.SendAsync(call);
    }

    private async Task AnswerAsync(string text)
    {
        bot.Answer = new JsonObject
        {
            ["statusCode"] = 500,
            ["type"] = "application/vnd.microsoft.error",
            ["value"] = new JsonObject { ["message"] = $"No {text} here" },
        }.ToJsonString();
        await InvokeAsync(World.Ben, []);
    }

    private async Task ExportAsync(string signal, string text)
    {
        using var body = new ByteArrayContent([0x0a, 0xff, 0x12, .. Encoding.UTF8.GetBytes(text), 0x00, 0x1a]);
        using var answer = await Http.PostAsync(new Uri(World.StandIns.TelemetryEndpoint + $"/v1/{signal}"), body);
    }

    private async Task TypesAsync(TeamsUser user)
    {
        await InvokeAsync(
            user,
            new JsonObject
            {
                ["firstName"] = "Chantal",
                ["lastName"] = "Beauregard",
                ["email"] = "chantal@typed.example",
                ["phone"] = "+33 1 42 68 53 00",
                ["ticket"] = "INC-48213",
                ["reason"] = "The scan cannot be read",
            });
        See("typed", NeedleKind.SignatoryName, "Beauregard");
        See("typed address", NeedleKind.SignatoryEmail, "chantal@typed.example");
        See("typed number", NeedleKind.SignatoryPhone, "+33 1 42 68 53 00");
        See("typed number, as it is kept", NeedleKind.SignatoryPhone, "+33142685300");
        See("typed ticket", NeedleKind.FreeText, "INC-48213");
        See("typed reason", NeedleKind.FreeText, "The scan cannot be read");
    }

    private async Task SendsAsync(TeamsUser user)
    {
        var sent = await user.AttachesAsync("signed by Zelda.pdf", [1, 2, 3]);
        See("a file's name", NeedleKind.FileName, "signed by Zelda.pdf");
        See(
            "a file's key", NeedleKind.Secret,
            sent.Activity["attachments"]![0]!["content"]!["downloadUrl"]!.ToString().Split("tempauth=")[1]);
        await user.AttachesAsync(
            "rows.csv", Encoding.UTF8.GetBytes("\uFEFFcompanyName;lastName;email\r\nContoso;Vanderbilt;\"v@rows.example\"\r\n"));
        See("a row", NeedleKind.SignatoryName, "Vanderbilt");
        See("a row's address", NeedleKind.SignatoryEmail, "v@rows.example");
        var place = World.Drive.Prepare(user.Person, "export.csv");
        await user.SendsConsentAsync(sent.Sent!, "accept", null, place);
        See("a place to upload to", NeedleKind.Secret, place["uploadUrl"]!.ToString().Split('/')[^1]);
    }

    private async Task AttestsAsync()
    {
        using var call = new HttpRequestMessage(HttpMethod.Post, new Uri(World.StandIns.PartnerCenterAddress + "/v1/attestations/enhanced"))
        {
            Content = JsonContent.Create(
                new JsonObject
                {
                    ["country"] = "FR",
                    ["language"] = "fr-FR",
                    ["companyName"] = "Contoso",
                    ["signatoryFirstName"] = "Chantal",
                    ["signatoryLastName"] = "Delacroix",
                    ["signatoryEmail"] = "d@sent.example",
                }),
        };
        call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", TokenFor(PartnerCenterStandIn.Resource));
        call.Headers.Add("MS-RequestId", Guid.NewGuid().ToString());
        call.Headers.Add("MS-CorrelationId", Guid.NewGuid().ToString());
        call.Headers.Add("MS-Contract-Version", "v1");
        using var answer = await Http.SendAsync(call);
        See(
            "the customer's link", NeedleKind.AcceptanceLink,
            (await answer.Content.ReadFromJsonAsync<JsonObject>())!["attestationId"]!.ToString());
        See("sent to Partner Center", NeedleKind.SignatoryName, "Delacroix");
    }

    private async Task StoresAsync()
    {
        await World.Container.UploadBlobAsync(
            "details/1.json",
            new BinaryData("""{"signatory":{"lastName":"Fontainebleau"},"evidence":[{"name":"kept for Zelda.pdf"}]}""")
        );
        await World.Container.UploadBlobAsync("details/1.2.json", new BinaryData("""{"text":"It was signed by nobody"}"""));
        See("stored", NeedleKind.SignatoryName, "Fontainebleau");
        See("stored evidence", NeedleKind.FileName, "kept for Zelda.pdf");
        See("a stored note", NeedleKind.FreeText, "It was signed by nobody");
    }

    private Task<Delivery> InvokeAsync(TeamsUser user, JsonObject data)
    {
        var about = World.Teams.Post(user.Chat, World.Teams.BotId, new JsonObject { ["type"] = "message" });
        return World.Client.DeliverAsync(
            World.Client.Activities.Invoke(
                user.Person, user.Chat, about, "adaptiveCard/action", new JsonObject { ["action"] = new JsonObject { ["data"] = data } }));
    }

    private string TokenFor(string resource) =>
    World.Issuer.Mint(
        new TokenRequest
        {
            Issuer = World.Issuer.EntraIssuer,
            Audience = resource,
            Key = World.Issuer.EntraKey,
        });

    private void See(string how, NeedleKind kind, string text) => Seen[how] = new Needle(kind, text);
}
