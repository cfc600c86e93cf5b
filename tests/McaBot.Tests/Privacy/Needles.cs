using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McaBot.Sandbox;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Privacy;

/// <summary>
/// Everything personal or secret that a world has seen: who works there, what was typed, sent and stored, and what opens something.
/// </summary>
internal static partial class Needles
{
    private const int ShortestName = 4;
    private const int ShortestText = 6;

    // Short ones are words of other things too.
    private const int ShortestGivenName = 5;
    private const int SignatureKept = 24;

    // What is shorter opens nothing: somebody made it up.
    private const int ShortestKey = 16;

    private static readonly Dictionary<string, NeedleKind> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["firstName"] = NeedleKind.SignatoryName,
        ["lastName"] = NeedleKind.SignatoryName,
        ["email"] = NeedleKind.SignatoryEmail,
        ["phone"] = NeedleKind.SignatoryPhone,
        ["ticket"] = NeedleKind.FreeText,
        ["reason"] = NeedleKind.FreeText,
    };

    public static async Task<IReadOnlySet<Needle>> OfAsync(SandboxWorld world)
    {
        var needles = new HashSet<Needle>();
        needles.UnionWith(world.Directory.People.SelectMany(Of));
        needles.UnionWith(world.PartnerCenter.Attestations.SelectMany(Of));
        needles.UnionWith(
            world
                .Issuer.Minted.Select(token => token[(token.LastIndexOf('.') + 1)..])
                .Where(signature => signature.Length >= SignatureKept)
                .Select(signature => new Needle(NeedleKind.Token, signature[..SignatureKept])));
        needles.Add(new Needle(NeedleKind.Secret, world.StandIns.Identity.Header));
        needles.UnionWith(
            StorageSecret().Matches(world.BotEnvironment["Storage__ConnectionString"])
                .Select(secret => new Needle(NeedleKind.Secret, secret.Value)));
        foreach (var delivery in world.Client.Deliveries)
        {
            needles.UnionWith(Typed(delivery.Activity["value"]));
            needles.UnionWith(Sent(delivery.Activity));
        }

        foreach (var (_, json) in await Stored.DetailsAsync(world.Container)) needles.UnionWith(Typed(json).Concat(Noted(json)));
        needles.UnionWith(Sheets(world));
        return needles;
    }

    private static IEnumerable<Needle> Of(Person person) =>
    [
        new(NeedleKind.PersonName, person.Name),
        .. new[] { person.Surname, person.GivenName }
            .Where(name => name.Length >= ShortestGivenName)
            .Select(name => new Needle(NeedleKind.PersonName, name)),
        new(NeedleKind.UserPrincipalName, person.Upn),
    ];

    private static IEnumerable<Needle> Of(PartnerAttestation attestation)
    {
        var who = attestation.Signatory;
        return
        [
            new(NeedleKind.AcceptanceLink, attestation.Id.ToString("D")),
            .. Value(NeedleKind.SignatoryName, who.FirstName), .. Value(NeedleKind.SignatoryName, who.LastName),
            .. Value(NeedleKind.SignatoryEmail, who.Email), .. Value(NeedleKind.SignatoryPhone, who.Phone),
        ];
    }

    /// <summary>Fields of forms and of stored details, wherever they are nested.</summary>
    private static IEnumerable<Needle> Typed(JsonNode? node) =>
    node switch
    {
        JsonArray array => array.SelectMany(Typed),
        JsonObject item => item.SelectMany(field =>
            Fields.TryGetValue(field.Key, out var kind) && Text(field.Value) is { } text ? Value(kind, text) : Typed(field.Value)),
        _ => [],
    };

    /// <summary>A note's text, and the names of stored evidence.</summary>
    private static IEnumerable<Needle> Noted(JsonNode details) =>
    [
        .. Value(NeedleKind.FreeText, Text(details["text"])),
        .. (details["evidence"] as JsonArray ?? []).SelectMany(file => Value(NeedleKind.FileName, Text(file?["name"]))),
    ];

    /// <summary>Files a person sent, and the links that open them or take them.</summary>
    private static IEnumerable<Needle> Sent(JsonObject activity)
    {
        foreach (
            var file in (activity["attachments"] as JsonArray ?? []).Where(item =>
                Text(item?["contentType"])?.EndsWith("file.download.info", StringComparison.Ordinal) == true))
        {
            foreach (var needle in Value(NeedleKind.FileName, Text(file!["name"]))) yield return needle;
            if (Text((file["content"] as JsonObject)?["downloadUrl"])?.Split("tempauth=") is [_, var key])
                yield return new Needle(NeedleKind.Secret, key);
        }

        if (
            Text(((activity["value"] as JsonObject)?["uploadInfo"] as JsonObject)?["uploadUrl"])?.Split('/')[^1] is
            { Length: >= ShortestKey } upload)
            yield return new Needle(NeedleKind.Secret, upload);
    }

    /// <summary>Rows of files that were sent, sound or not.</summary>
    private static IEnumerable<Needle> Sheets(SandboxWorld world) => world.Files.Texts(".csv").SelectMany(text =>
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim().Split(',', ';')).ToList();
        return lines
            .Skip(1)
            .SelectMany(cells => cells.Zip(lines[0], (cell, column) => (Cell: cell.Trim('"'), Column: column.Trim('"', '\uFEFF'))))
            .SelectMany(pair => Fields.TryGetValue(pair.Column, out var kind) ? Value(kind, pair.Cell) : []);
    });

    private static IEnumerable<Needle> Value(NeedleKind kind, string? text)
    {
        var trimmed = text?.Trim() ?? "";
        var digits = NoDigits().Replace(trimmed, "");
        var isOne = kind switch
        {
            // A word in the wrong field is a word.
            NeedleKind.SignatoryEmail => trimmed.Contains('@', StringComparison.Ordinal),
            NeedleKind.SignatoryPhone => digits.Length >= ShortestText,
            NeedleKind.SignatoryName => trimmed.Length >= ShortestName,
            _ => trimmed.Length >= ShortestText,
        };
        if (!isOne) yield break;
        yield return new Needle(kind, trimmed);
        if (kind is NeedleKind.SignatoryPhone) yield return new Needle(kind, digits);
    }

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>An account's key, or the signature of a shared access.</summary>
    [GeneratedRegex("(?<=AccountKey=|sig=)[^;&]+")]
    private static partial Regex StorageSecret();

    [GeneratedRegex(@"[^+\d]")]
    private static partial Regex NoDigits();
}
