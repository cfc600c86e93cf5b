using System.Text.Json;
using System.Text.Json.Nodes;
using AdaptiveCards;
using McaBot.Sdk;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace McaBot.Tests.Sdk;

public sealed class SchemaWireTests
{
    private const string Message = """
        {
          "type": "message",
          "id": "1:abc",
          "timestamp": "2026-03-01T08:30:00.1234567+00:00",
          "localTimestamp": "2026-03-01T09:30:00.1234567+01:00",
          "serviceUrl": "https://smba.example/emea/",
          "channelId": "msteams",
          "from": { "id": "29:u", "name": "Élodie", "aadObjectId": "0f", "role": "user", "tier": 3 },
          "conversation": { "isGroup": true, "conversationType": "channel", "tenantId": "t", "id": "a:1", "mode": { "x": [1, null] } },
          "recipient": { "id": "28:b", "name": "McaBot" },
          "text": "<at>McaBot</at> subscribe",
          "attachments": [ { "contentType": "text/html", "content": "<p>hi</p>", "size": 12 } ],
          "entities": [
            { "type": "mention", "text": "<at>McaBot</at>", "mentioned": { "id": "28:b", "name": "McaBot" } },
            { "type": "clientInfo", "locale": "fr-FR", "nested": { "a": true } }
          ],
          "channelData": { "tenant": { "id": "t" }, "team": { "id": "19:t", "aadGroupId": "g" }, "unheardOf": [ 1, 2 ] },
          "value": { "Verb": "decision.approve", "n": 1.50 },
          "unknownToUs": { "Kept": "as it is" }
        }
        """;

    [Fact]
    public void A_message_comes_out_as_it_went_in_with_everything_unknown()
    {
        var activity = Read<Activity>(Message);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Message), JsonNode.Parse(Write(activity))), Write(activity));
    }

    [Fact]
    public void The_known_properties_are_typed()
    {
        var activity = Read<Activity>(Message);

        Assert.Equal("29:u", activity.From?.Id);
        Assert.Equal(TimeSpan.FromHours(1), activity.LocalTimestamp?.Offset);
        Assert.Equal("t", activity.Conversation?.TenantId);
        Assert.Equal("g", activity.GetChannelData<TeamsChannelData>()?.Team?.AadGroupId);
        Assert.Equal("decision.approve", Assert.IsType<JsonElement>(activity.Value).GetProperty("Verb").GetString());
    }

    [Fact]
    public void Names_are_taken_in_any_case_and_written_in_camel_case_without_nulls()
    {
        var json = Write(Read<Activity>("""{ "Type": "message", "ReplyToId": "7", "Text": null }"""));

        Assert.Equal("""{"type":"message","replyToId":"7"}""", json);
    }

    [Fact]
    public void A_callers_own_type_keeps_the_names_it_declares()
    {
        var json = Write(new Activity { Value = new { Verb = "x", inner = new { B = 1, Gone = (string?)null } } });

        Assert.Equal("""{"value":{"Verb":"x","inner":{"B":1}}}""", json);
    }

    [Fact]
    public void An_adaptive_card_is_written_by_its_own_rules_inside_an_attachment()
    {
        var card = new AdaptiveCard(new AdaptiveSchemaVersion(1, 5)) { Body = { new AdaptiveTextBlock("ça & <là>") } };

        var json = Write(new Activity { Attachments = [new Attachment(AdaptiveCard.ContentType, content: card)] });

        Assert.Contains("\"type\":\"AdaptiveCard\"", json, StringComparison.Ordinal);
        Assert.Contains("ça & <là>", json, StringComparison.Ordinal);
        Assert.DoesNotContain("schemaVersion", json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Entities_are_written_by_their_run_time_type()
    {
        var json = Write(new Activity { Entities = [new Mention(new ChannelAccount("29:u", "Ann"), "<at>Ann</at>")] });

        Assert.Equal(
            """{"entities":[{"mentioned":{"id":"29:u","name":"Ann"},"text":"<at>Ann</at>","type":"mention"}]}""", json);
    }

    [Fact]
    public void An_entity_can_be_read_and_set_as_another_type()
    {
        var entity = new Entity();
        entity.SetAs(new Mention(new ChannelAccount("29:u"), "<at>x</at>"));

        Assert.Equal("mention", entity.Type);
        Assert.Equal("29:u", entity.GetAs<Mention>()?.Mentioned?.Id);
    }

    [Theory]
    [InlineData("""{ "type": 5 }""")]
    [InlineData("""{ "from": "me" }""")]
    [InlineData("""{ "entities": [ 3 ] }""")]
    [InlineData("""{ "timestamp": "yesterday" }""")]
    public void An_activity_of_the_wrong_shape_is_refused(string json) =>
        Assert.Throws<JsonException>(() => Read<Activity>(json));

    [Fact]
    public void Channel_data_of_another_shape_is_no_channel_data()
    {
        var activity = Read<Activity>("""{ "channelData": { "tenant": "not an object" } }""");

        Assert.False(activity.TryGetChannelData<TeamsChannelData>(out var data));
        Assert.Null(data);
        Assert.False(new Activity().TryGetChannelData<TeamsChannelData>(out _));
    }

    [Fact]
    public void A_member_from_the_members_api_has_its_entra_id_and_mail()
    {
        var account = Read<ChannelAccount>(
            """{ "id": "29:u", "objectId": "0f", "userPrincipalName": "u@x.example", "tenantId": "t" }""");

        var member = BotJson.Convert<TeamsChannelAccount>(account);

        Assert.Equal(("29:u", "0f", "u@x.example", "t"), (member!.Id, member.AadObjectId, member.UserPrincipalName, member.TenantId));
    }

    [Fact]
    public void A_card_action_is_read_with_its_data_untouched()
    {
        var value = Read<AdaptiveCardInvokeValue>(
            """{ "action": { "type": "Action.Execute", "verb": "attest.start", "data": { "Scenario": "neither" } }, "trigger": "manual" }""");

        Assert.Equal("attest.start", value.Action?.Verb);
        Assert.Equal("neither", Assert.IsType<JsonElement>(value.Action?.Data).GetProperty("Scenario").GetString());
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize(json, BotJson.TypeInfo<T>())!;

    private static string Write<T>(T value) => JsonSerializer.Serialize(value, BotJson.TypeInfo<T>());
}
