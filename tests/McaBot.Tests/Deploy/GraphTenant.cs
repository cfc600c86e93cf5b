using System.Text.Json;
using System.Text.Json.Nodes;
using McaBot.Sandbox.Processes;
using McaBot.Tests.Support;

namespace McaBot.Tests.Deploy;

/// <summary>A tenant with Microsoft Graph and the bot's identity, reached through an Azure CLI that stands in for the real one.</summary>
public sealed class GraphTenant : IDisposable
{
    public const string Identity = "7a1f0e2c-33f1-4c0e-8a55-0c6f1e2d3b4a";
    private const string Graph = "b2a7c1d0-5b1e-4f7a-9a51-6c5d4e3f2a1b";

    private static readonly string Here = Repository.PathOf("tests", "McaBot.Tests", "Deploy");
    private static readonly Dictionary<string, string> Roles = new[]
    {
        "User.Read.All",
        "GroupMember.Read.All",
        "Directory.Read.All",
        "TeamsAppInstallation.ReadWriteSelfForUser.All",
        "MailboxSettings.Read",
        "Mail.Send",
    }.ToDictionary(name => name, _ => Guid.NewGuid().ToString("D"), StringComparer.Ordinal);

    private readonly DirectoryInfo folder = System.IO.Directory.CreateTempSubdirectory("mcabot-az-");

    private GraphTenant()
    {
    }

    /// <summary>What the identity holds, by name.</summary>
    public IEnumerable<string> Held => World["assignments"]!.AsArray()
        .Select(assignment => Roles.Single(role => role.Value == (string?)assignment!["appRoleId"]).Key).Order(StringComparer.Ordinal);

    /// <summary>What was asked of the command line, such as "rest post".</summary>
    public IEnumerable<string> Calls => World["calls"]!.AsArray().Select(call => (string)call!);

    private string WorldFile => Path.Combine(folder.FullName, "world.json");

    private JsonNode World => JsonNode.Parse(File.ReadAllText(WorldFile))!;

    /// <param name="refused">Permissions that whoever is signed in may not grant.</param>
    /// <param name="held">What the identity holds already.</param>
    public static async Task<GraphTenant> StartAsync(bool signedIn = true, string[]? refused = null, string[]? held = null)
    {
        await NodePackages.EnsureAsync(Here);
        var tenant = new GraphTenant();
        var az = Path.Combine(tenant.folder.FullName, "az");
        await File.WriteAllTextAsync(az, $"#!/bin/sh\nexec node '{Path.Combine(Here, "az.mjs")}' \"$@\"\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(az, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        await File.WriteAllTextAsync(
            tenant.WorldFile,
            JsonSerializer.Serialize(
                new
                {
                    signedIn,
                    refused = (refused ?? []).Select(name => Roles[name]),
                    calls = Array.Empty<string>(),
                    assignments = (held ?? []).Select(name => new
                    {
                        principalId = Identity,
                        resourceId = Graph,
                        appRoleId = Roles[name],
                    }),
                    principals = new object[]
                    {
                        new
                        {
                            id = Identity,
                            appId = Guid.NewGuid(),
                            displayName = "mcabot-identity",
                        },
                        new
                        {
                            id = Graph,
                            appId = "00000003-0000-0000-c000-000000000000",
                            displayName = "Microsoft Graph",
                            appRoles = Roles.Select(OfApplications),
                        },
                    },
                }));
        return tenant;
    }

    public Task<ProgramRun> GrantAsync(params IEnumerable<string> arguments) => ProgramRun.StartAsync(
        Repository.PathOf("deploy", "grant-graph.sh"),
        arguments,
        new Dictionary<string, string>
        {
            ["PATH"] = $"{folder.FullName}{Path.PathSeparator}{Environment.GetEnvironmentVariable("PATH")}",
            ["AZ_WORLD"] = WorldFile,
        });

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>People's permissions of the same name have another id and count for nothing here.</summary>
    private static object OfApplications(KeyValuePair<string, string> role) =>
    new
    {
        id = role.Value,
        value = role.Key,
        allowedMemberTypes = new[] { "Application" },
    };
}
