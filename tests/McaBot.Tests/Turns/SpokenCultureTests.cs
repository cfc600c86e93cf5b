using System.Globalization;
using McaBot.Turns;
using Microsoft.Bot.Schema;

namespace McaBot.Tests.Turns;

public sealed class SpokenCultureTests
{
    [Theory]
    [InlineData("en-GB", null, null, "en-GB")]
    [InlineData("en_US", null, null, "en-US")]
    [InlineData("fr-CA", "en-GB", "GB", "fr-CA")]
    [InlineData(null, "fr-FR", "BE", "fr-FR")]
    [InlineData("", "fr-FR", "BE", "fr-FR")]
    [InlineData("en", null, "GB", "en-GB")]
    [InlineData("en", null, "US", "en-US")]
    [InlineData("en", null, "FR", "en-001")]
    [InlineData("fr", null, "BE", "fr-BE")]
    [InlineData("fr", null, "US", "fr")]
    [InlineData("en", null, null, "en")]
    [InlineData("en-QQ", null, null, "en")]
    [InlineData(null, null, "FR", null)]
    [InlineData(null, null, null, null)]
    [InlineData("?!", null, null, null)]
    public void An_activity_names_a_culture_itself_or_through_its_client(string? locale, string? ofClient, string? country, string? culture)
    {
        var client = new Entity("clientInfo");
        client.SetAs(new Client { Locale = ofClient, Country = country });
        client.Type = "clientInfo";
        var activity = new Activity { Locale = locale, Entities = [null!, new Entity("mention"), client] };

        Assert.Equal(culture is null ? null : CultureInfo.GetCultureInfo(culture), SpokenCulture.Of(activity));
    }

    private sealed class Client
    {
        [Newtonsoft.Json.JsonProperty("locale")]
        public string? Locale { get; set; }

        [Newtonsoft.Json.JsonProperty("country")]
        public string? Country { get; set; }
    }
}
