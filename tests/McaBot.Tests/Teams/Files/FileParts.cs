using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using McaBot.Attestations;
using McaBot.Outbox;
using McaBot.Sandbox;
using McaBot.Sandbox.World;
using McaBot.Storage;
using McaBot.Teams;
using McaBot.Teams.Files;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace McaBot.Tests.Teams.Files;

/// <summary>The parts that handle files, put together as the host does, with a log to look into.</summary>
internal sealed class FileParts : IDisposable
{
    private readonly ServiceProvider services;

    public FileParts(string[] hosts, string environment = "Development", BlobContainerClient? container = null)
    {
        var all = new ServiceCollection();
        all.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        all.AddSingleton(TimeProvider.System);
        all.AddSingleton<IHostEnvironment>(new HostingEnvironment { EnvironmentName = environment });
        all.AddOptions<FilesOptions>();
        all.Configure<TeamsOptions>(teams =>
        {
            foreach (var host in hosts) teams.AllowedFileHosts.Add(host);
        });
        if (container is not null) all.AddSingleton(container);
        all.AddSingleton<BlobStore>();
        all.AddSingleton(new McaBot.Attestations.Instance("files"));
        all.AddSingleton<Claims>();
        all.AddFiles();
        services = all.BuildServiceProvider();
    }

    public GatheredLog Log { get; } = new();

    public FileDownloads Downloads => services.GetRequiredService<FileDownloads>();

    public FileOffers Offers => services.GetRequiredService<FileOffers>();

    public FileUploads Uploads => services.GetRequiredService<FileUploads>();

    public FileHosts Hosts => services.GetRequiredService<FileHosts>();

    public static FileParts Of(SandboxWorld world) => new([world.StandIns.Address.Authority], container: world.Container);

    /// <summary>An attachment as the bot gets it: its content is JSON.</summary>
    public static Attachment Attached(JsonObject attachment) => JsonConvert.DeserializeObject<Attachment>(attachment.ToJsonString())!;

    public static Attachment Attached(string downloadUrl, string name = "proof.pdf") => Attached(new JsonObject
    {
        ["contentType"] = "application/vnd.microsoft.teams.file.download.info",
        ["name"] = name,
        ["content"] = new JsonObject { ["downloadUrl"] = downloadUrl, ["uniqueId"] = "1", ["fileType"] = "pdf" },
    });

    /// <summary>Offers a file to somebody as the bot's features do, and posts its card.</summary>
    public async Task<Message> OffersAsync(SandboxWorld world, TeamsUser user, string name, byte[] content)
    {
        if (!world.Teams.HasInstalled(user.Person)) await user.OpensMcaBotAsync();
        var card = await Offers.OfferAsync(
            Guid.Parse(user.Person.Oid), name, "An audit file", async (stream, token) => await stream.WriteAsync(content, token),
            CancellationToken.None);
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(JsonNode.Parse(JsonConvert.SerializeObject(card))),
        };
        return world.Teams.Post(user.Chat, world.Teams.BotId, activity);
    }

    public void Dispose() => services.Dispose();
}
