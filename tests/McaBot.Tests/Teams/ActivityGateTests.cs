using McaBot.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace McaBot.Tests.Teams;

public sealed class ActivityGateTests
{
    private const string Own = "11111111-1111-4111-8111-111111111111";
    private const string Foreign = "22222222-2222-4222-8222-222222222222";
    private const string Service = "https://smba.trafficmanager.net/emea/";

    [Theory]
    [InlineData(Own, Own, null)]
    [InlineData(Own, null, null)]
    [InlineData(null, Own, null)]
    [InlineData("11111111-1111-4111-8111-111111111111", "{11111111-1111-4111-8111-111111111111}", null)]
    [InlineData(null, null, "tenant-missing")]
    [InlineData("", "", "tenant-missing")]
    [InlineData(Foreign, null, "tenant")]
    [InlineData(null, Foreign, "tenant")]
    [InlineData(Foreign, Foreign, "tenant")]
    [InlineData("00000000-0000-0000-0000-000000000000", null, "tenant")]
    [InlineData("contoso.example", null, "tenant")]
    [InlineData(Own, Foreign, "tenants-differ")]
    [InlineData(Foreign, Own, "tenants-differ")]
    [InlineData(Own, "not a tenant", "tenants-differ")]
    public void Both_places_that_name_the_tenant_must_name_an_allowed_one(string? conversation, string? channelData, string? refusal) =>
        Assert.Equal(refusal, Gate().RefusalOf(Activity(conversation, channelData)));

    [Theory]
    [InlineData("https://smba.trafficmanager.net/emea/", true)]
    [InlineData("https://SMBA.trafficmanager.net/amer", true)]
    [InlineData("https://smba.trafficmanager.net:443/", true)]
    [InlineData("https://smba.trafficmanager.net:8443/", false)]
    [InlineData("http://smba.trafficmanager.net/emea/", false)]
    [InlineData("https://evil.smba.trafficmanager.net/", false)]
    [InlineData("https://evil-smba.trafficmanager.net/", false)]
    [InlineData("https://evil.trafficmanager.net/", false)]
    [InlineData("https://smba.trafficmanager.net.evil.example/", false)]
    [InlineData("https://smba.trafficmanager.net./", false)]
    [InlineData("https://smba.trafficmanager.net@evil.example/", false)]
    [InlineData("https://user@smba.trafficmanager.net/", false)]
    [InlineData("https://evil.example/smba.trafficmanager.net", false)]
    [InlineData("https://evil.example?smba.trafficmanager.net", false)]
    [InlineData("https://evil.example\\smba.trafficmanager.net", false)]
    [InlineData("https://ѕmba.trafficmanager.net/", false)]
    [InlineData("https://52.112.0.1/", false)]
    [InlineData("ftp://smba.trafficmanager.net/", false)]
    [InlineData("//smba.trafficmanager.net/", false)]
    [InlineData("smba.trafficmanager.net", false)]
    [InlineData("http://127.0.0.1:5001/", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Answers_go_to_a_host_on_the_list_over_https_alone(string? serviceUrl, bool admitted)
    {
        var gate = Gate();
        var activity = Activity(Own, Own);
        activity.ServiceUrl = serviceUrl;

        Assert.Equal(admitted, gate.Admits(serviceUrl));
        Assert.Equal(admitted ? null : "service-url", gate.RefusalOf(activity));
    }

    [Theory]
    [InlineData("Development", "http://127.0.0.1:5001/teams/", true)]
    [InlineData("Production", "http://127.0.0.1:5001/teams/", false)]
    [InlineData("Development", "http://127.0.0.1:5002/teams/", false)]
    [InlineData("Development", "http://smba.trafficmanager.net/", false)]
    public void Plain_http_is_for_listed_loopback_in_development(string environment, string serviceUrl, bool admitted) =>
        Assert.Equal(admitted, Gate(environment, "127.0.0.1:5001", "smba.trafficmanager.net").Admits(serviceUrl));

    [Theory]
    [InlineData("emulator")]
    [InlineData("webchat")]
    [InlineData("MSTEAMS")]
    [InlineData("")]
    [InlineData(null)]
    public void Other_channels_do_not_come_in(string? channel)
    {
        var activity = Activity(Own, Own);
        activity.ChannelId = channel;

        Assert.Equal("channel", Gate().RefusalOf(activity));
    }

    private static ActivityGate Gate(string environment = "Production", params string[] hosts)
    {
        var teams = new TeamsOptions();
        teams.AllowedTenants.Add(new Guid(Own));
        foreach (var host in hosts)
        {
            teams.AllowedServiceHosts.Add(host);
        }

        return new ActivityGate(Options.Create(teams), new Environment(environment));
    }

    private static Activity Activity(string? conversationTenant, string? channelTenant) => new()
    {
        Type = ActivityTypes.Message,
        ChannelId = "msteams",
        ServiceUrl = Service,
        Conversation = new ConversationAccount { Id = "a:1", TenantId = conversationTenant },
        ChannelData = channelTenant is null ? null : JObject.FromObject(new { tenant = new { id = channelTenant } }),
    };

    private sealed class Environment(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "McaBot";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
