using System.Text;

namespace McaBot.Benchmarks.TurnCost;

/// <summary>Activities as Teams sends them, one person in one personal chat for each connection.</summary>
internal static class SampleActivities
{
    public const string TenantId = "7a1c2e54-93b0-4d0f-8d55-4b8c1f0a6e21";

    public static byte[] Of(LoadKind load, int connection, Uri serviceUrl) => Encoding.UTF8.GetBytes(
        Head(load == LoadKind.Message ? Message : Invoke, connection, serviceUrl));

    private const string Message = """
        "type":"message","text":"Bonjour ! Où en sont mes demandes d'attestation ?","textFormat":"plain",
        "attachments":[{"contentType":"text/html","content":"<p>Bonjour ! Où en sont mes demandes d'attestation&nbsp;?</p>"}],
        """;

    private const string Invoke = """
        "type":"invoke","name":"adaptiveCard/action","replyToId":"1767600000123",
        "value":{"action":{"type":"Action.Execute","id":"approve","title":"Approuver","verb":"decision.approve",
        "data":{"verb":"decision.approve","customer":"1b3d5f79-2468-4ace-8bdf-013579bdf024",
        "attestation":"0193a5c0-1111-7222-8333-4444aaaabbbb","version":3,
        "reference":"PC-0193a5c011117222","comment":"vu avec Chantal"}},"trigger":"manual"},
        """;

    private static string Head(string middle, int connection, Uri serviceUrl) => $$"""
        {{{middle}}
        "timestamp":"2026-03-01T08:30:00.1234567Z","localTimestamp":"2026-03-01T09:30:00.1234567+01:00","id":"17676000{{connection:D5}}",
        "channelId":"msteams","serviceUrl":"{{serviceUrl}}",
        "from":{"id":"29:1Hn5vVv5Vn3JX0c0gQ0F6c2xnYk9mXzU1R0Zq{{connection:D4}}","name":"Chantal Dupont-Lévêque",
        "aadObjectId":"bbbbbbbb-0000-4000-8000-00000000{{connection:D4}}"},
        "conversation":{"conversationType":"personal","tenantId":"{{TenantId}}",
        "id":"a:1qhZ3Yx7Yw2pQm8u0b0n6dXvRk2sQF9cT1lVbB5gJ4hK7mP3rN6wZ8yA0eD2fG5iL9oS1uX4qC7vB0nM3kJ6hF9t{{connection:D4}}"},
        "recipient":{"id":"28:0c9d4a7e-2f6b-4e61-a1d3-58b7e94c3f02","name":"McaBot"},
        "entities":[{"locale":"fr-FR","country":"FR","platform":"Windows","timezone":"Europe/Paris","type":"clientInfo"}],
        "channelData":{"tenant":{"id":"{{TenantId}}"},"source":{"name":"message"},
        "legacy":{"replyToId":"1:1kQ7lVhZ3Yx7Yw2pQm8u0b0n6dXvRk2sQF9cT1lVbB5g"},
        "clientActivityId":"6f1c2b3a-4d5e-4f60-8a7b-9c0d1e2f3a4b","teamsAppId":"b3e8f5c1-6d27-4a90-9c4e-1f2a7d8b6e53"},
        "locale":"fr-FR","localTimezone":"Europe/Paris","rawTimestamp":"2026-03-01T08:30:00.1234567Z","callerId":"urn:botframework:azure"}
        """;
}
