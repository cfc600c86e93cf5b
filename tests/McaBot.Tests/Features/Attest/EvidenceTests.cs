using McaBot.Sandbox.World;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Features.Attest;

[Collection(FormStories.Name)]
public sealed class EvidenceTests(StoryWorld story)
{
    [Fact]
    public async Task Files_sent_at_any_step_are_attached_confirmed_with_the_facts_and_opened_by_the_approver()
    {
        var crew = story.Crew();
        var (ben, megan) = (crew.Requester, crew.Manager);
        var sent = new Dictionary<string, byte[]>
        {
            ["first.pdf"] = SampleFiles.Pdf("1"),
            ["second.docx"] = SampleFiles.Word(),
            ["third.png"] = SampleFiles.Png(),
            ["fourth.txt"] = "We accept."u8.ToArray(),
        };
        var card = await crew.Agent.StartsAsync();
        await AttachesAsync(ben, "first.pdf", sent["first.pdf"], "1 file is attached to the request");
        card = await crew.Agent.ChoosesAsync(card);
        await AttachesAsync(ben, "second.docx", sent["second.docx"], "2 files are attached");
        card = await crew.Agent.DescribesCustomerAsync(card);
        await AttachesAsync(ben, "third.png", sent["third.png"], "3 files are attached");
        card = await crew.Agent.DescribesAcceptanceAsync(card);
        Assert.All(sent.Keys.Take(3), name => Assert.Contains(name, card.CardFor(ben.Person)!.Said(), StringComparison.Ordinal));
        await AttachesAsync(ben, "fourth.txt", sent["fourth.txt"], "4 files are attached");

        await ben.PressesAsync(card, "attest.confirm");
        await ben.SeesAsync("files have changed since this card was drawn");
        await ben.SeesChangedAsync(card, "fourth.txt");
        Assert.False(await crew.Ledger.ExistsAsync());

        await crew.ConfirmsAsync(ben.Chat.Find(card.Id)!);
        var hashes = (await crew.Ledger.OnlyAsync()).Request.Evidence!;
        Assert.Equal(sent.Values.Select(Hash), hashes);
        Assert.DoesNotContain("first.pdf", await crew.Ledger.TextAsync(), StringComparison.Ordinal);
        var approval = await megan.SeesCardWithAsync("decision.approve");
        Assert.All(hashes, hash =>
            Assert.Contains($"SHA-256 {hash[..12]}…", approval.CardFor(megan.Person)!.Said(), StringComparison.Ordinal));

        await megan.PressesAsync(approval, "evidence.open");
        var opened = Unzip((await megan.ReceivesFileAsync(".zip")).Content);

        Assert.Equal(["01-first.pdf", "02-second.docx", "03-third.png", "04-fourth.txt"], opened.Keys);
        Assert.Equal(sent.Values, opened.Values);
        Assert.NotNull(megan.Chat.Find(approval.Id)!.CardFor(megan.Person)!.Action("decision.approve"));
    }

    [Fact]
    public async Task What_is_refused_is_said_file_by_file_and_the_rest_is_kept()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        await crew.Agent.StartsAsync();
        var (files, host) = (story.World.Files, story.World.StandIns.Address.Authority);
        var expired = files.Put("expired.pdf", SampleFiles.Pdf("x"));
        expired["content"]!["downloadUrl"] = ((string)expired["content"]!["downloadUrl"]!).Replace(
            "tempauth=", "tempauth=0", StringComparison.Ordinal);
        var elsewhere = files.Put("elsewhere.pdf", SampleFiles.Pdf("y"));
        elsewhere["content"]!["downloadUrl"] = ((string)elsewhere["content"]!["downloadUrl"]!).Replace(
            host, "evil.example", StringComparison.Ordinal);

        await ben.AttachesAsync(
            files.Put("good.pdf", SampleFiles.Pdf()),
            files.Put("huge.pdf", [.. SampleFiles.Pdf(), .. new byte[10 * 1024 * 1024]]),
            files.Put("setup.exe", SampleFiles.Program()),
            files.Put("spoofed.pdf", SampleFiles.Program()),
            files.Put("archive.docx", SampleFiles.Zip(("a.txt", [1]))),
            files.Put("bomb.xlsx", SampleFiles.Excel(("xl/media/a.png", new byte[8 * 1024 * 1024]))),
            files.Put("empty.pdf", []),
            expired,
            elsewhere);

        var shown = (await ben.SeesCardWithAsync("evidence.remove")).CardFor(ben.Person)!.Said();
        string[] said =
        [
            "1 file was attachedgood.pdf",
            "8 files were not attached",
            "huge.pdf: the file is larger than 10 MB",
            "setup.exe: this kind of file is not taken",
            "spoofed.pdf: what is in the file is not what its name says",
            "archive.docx: what is in the file is not what its name says",
            "bomb.xlsx: the document holds macros, programs or other files, or unfolds out of all proportion",
            "empty.pdf: there is nothing in the file",
            "expired.pdf: the link to the file is no longer good",
            "elsewhere.pdf: the file is on a host from which no files are read",
            "1 file is attached to the request",
        ];
        Assert.All(said, words => Assert.Contains(words, shown.Replace("✓ ", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Equal([Hash(SampleFiles.Pdf())], await StoredAsync(Draft(ben)));
    }

    [Fact]
    public async Task The_same_file_twice_is_attached_once_and_one_taken_off_is_not_on_record()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        var card = await crew.Agent.ReachesConfirmationAsync();
        var files = story.World.Files;
        await ben.AttachesAsync(
            files.Put("a.pdf", SampleFiles.Pdf("a")), files.Put("b.pdf", SampleFiles.Pdf("b")),
            files.Put("a, again.pdf", SampleFiles.Pdf("a")));
        await ben.SeesAsync("1 file was attached before; it is kept once.");
        await AttachesAsync(ben, "b.pdf", SampleFiles.Pdf("b"), "2 files are attached");
        Assert.Equal(2, (await StoredAsync(Draft(ben))).Count);

        var list = await ben.SeesCardWithAsync("evidence.remove");
        var draft = list.CardFor(ben.Person)!.DataOf("evidence.remove");
        await ben.PressesAsync(list, "evidence.remove");
        await ben.SeesChangedAsync(list, "Choose the files to remove first.");
        await ben.PressesAsync(ben.Chat.Find(list.Id)!, "evidence.remove", ("evidence", Hash(SampleFiles.Pdf("a"))));
        await ben.SeesChangedAsync(list, "1 file was removed from the request.");
        await ben.PressesAsync(ben.Chat.Find(list.Id)!, "attest.start");
        var confirm = await crew.Agent.SeesAgainAsync(list, "attest.confirm");
        Assert.Contains("b.pdf", confirm.CardFor(ben.Person)!.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("a.pdf", confirm.CardFor(ben.Person)!.Said(), StringComparison.Ordinal);

        await crew.ConfirmsAsync(confirm);

        Assert.Equal([Hash(SampleFiles.Pdf("b"))], (await crew.Ledger.OnlyAsync()).Request.Evidence);
        Assert.Contains(
            "no longer in use", (await story.World.ForgesAsync(ben, card, "evidence.remove", draft)).Card!.Said(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_arrive_at_the_same_time_are_all_attached_and_no_more_than_ten()
    {
        var crew = story.Crew();
        var ben = crew.Requester;
        var card = await crew.Agent.StartsAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => ben.AttachesAsync($"{i}.pdf", SampleFiles.Pdf($"{i}"))));
        await crew.Agent.ChoosesAsync(card);
        await ben.AttachesAsync([.. Enumerable.Range(6, 6).Select(i => story.World.Files.Put($"{i}.pdf", SampleFiles.Pdf($"{i}")))]);

        var shown = (await ben.SeesAsync("2 files were not attached")).CardFor(ben.Person)!;
        Assert.Contains("10 files are attached to the request.", shown.Said(), StringComparison.Ordinal);
        Assert.Contains("the request holds as many files as it may", shown.Said(), StringComparison.Ordinal);
        Assert.Equal(10, (await StoredAsync(Draft(ben))).Count);
    }

    [Fact]
    public async Task A_file_sent_without_a_draft_is_not_read_and_the_person_told_what_it_needs()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents, locale: "fr-FR");
        await ben.OpensMcaBotAsync();
        var (read, kept) = (story.World.Requests.Of("files").Count(), (await EvidenceBlobsAsync()).Count);

        await ben.AttachesAsync("preuve.pdf", SampleFiles.Pdf("early"));

        Assert.Contains("Commencez une demande", ben.LastWords(), StringComparison.Ordinal);
        Assert.True(ben.Chat.Messages[^1].CardFor(ben.Person)!.Has("attest.start"));
        Assert.Equal((read, kept), (story.World.Requests.Of("files").Count(), (await EvidenceBlobsAsync()).Count));
        await ben.PressesAsync(ben.Chat.Messages[^1], "attest.start");
        await AttachesAsync(ben, "preuve.pdf", SampleFiles.Pdf("early"), "1 fichier est joint à la demande.");
        Assert.Equal((read + 1, kept + 1), (story.World.Requests.Of("files").Count(), (await EvidenceBlobsAsync()).Count));
    }

    [Fact]
    public async Task Colleagues_with_a_role_may_open_the_files_and_nobody_else()
    {
        var crew = story.Crew();
        var (ben, megan) = (crew.Requester, crew.Manager);
        var (request, approval) = await RequestsWithAsync(crew, SampleFiles.Pdf("only"));
        var (carla, mallory) = (story.Hires("Carla", story.World.Ids.AdminAgents), story.Hires("Mallory"));
        await carla.SaysAsync($"find {crew.Ledger.Customer}");
        var record = carla.Chat.Messages[^1];
        await carla.PressesAsync(record, "request.open");
        await carla.SeesChangedAsync(record, "proof.pdf");

        await carla.PressesAsync(carla.Chat.Find(record.Id)!, "evidence.open");
        Assert.Equal(SampleFiles.Pdf("only"), (await carla.ReceivesFileAsync("proof.pdf")).Content);
        await ben.PressesAsync(request, "evidence.open");
        Assert.Equal(SampleFiles.Pdf("only"), (await ben.ReceivesFileAsync("proof.pdf")).Content);

        var data = approval.CardFor(megan.Person)!.DataOf("evidence.open");
        await mallory.OpensMcaBotAsync();
        Assert.Contains(
            "These files are not for you",
            (await story.World.ForgesAsync(mallory, mallory.Chat.Messages[0], "evidence.open", data.DeepClone())).Message,
            StringComparison.Ordinal);
        await story.World.ForgesAsync(mallory, mallory.Chat.Messages[0], "evidence.package", data);
        carla.Person.AccountEnabled = false;
        await carla.PressesAsync(carla.Chat.Find(record.Id)!, "evidence.open");
        ben.Person.ManagerOid = carla.Person.Oid;
        Assert.Contains(
            "These files are not for you", (await megan.PressesAsync(approval, "evidence.open")).Message, StringComparison.Ordinal);

        Assert.Empty(story.World.Drive.FilesOf(mallory.Person));
        Assert.DoesNotContain(mallory.Chat.Messages.Concat(megan.Chat.Messages), m => m.FileConsent is not null);
        Assert.Single(carla.Chat.Messages, m => m.FileInfo is not null);
    }

    [Fact]
    public async Task Files_that_are_gone_or_forged_are_said_to_be_and_nothing_is_decided_on_them()
    {
        var crew = story.Crew();
        var (_, approval) = await RequestsWithAsync(crew, SampleFiles.Pdf("1"), SampleFiles.Pdf("2"));
        var id = (await crew.Ledger.OnlyAsync()).Key.Id;
        await story.World.Container.GetBlobClient($"evidence/{id:D}/{Hash(SampleFiles.Pdf("1"))}").DeleteAsync();
        Assert.Contains(
            "Not every file could be opened", (await crew.Manager.PressesAsync(approval, "evidence.open")).Message,
            StringComparison.Ordinal);
        Assert.Equal(["02-proof-2.pdf"], Unzip((await crew.Manager.ReceivesFileAsync(".zip")).Content).Keys);
        await story
            .World.Container.GetBlobClient($"evidence/{id:D}/{Hash(SampleFiles.Pdf("2"))}")
            .UploadAsync(BinaryData.FromString("%PDF-1.7 forged"), overwrite: true);

        var pressed = await crew.Manager.PressesAsync(approval, "evidence.open");

        Assert.Contains("What this attestation is about was changed", pressed.Message, StringComparison.Ordinal);
        Assert.Null((await crew.Ledger.ReadAsync()).Fault);
        Assert.Equal(["card.refresh"], (await crew.Manager.PressesAsync(approval, "decision.approve")).Card!.Verbs);
        Assert.Equal(["Requested", "Assigned"], await crew.Ledger.StepsAsync());
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));

    private static SortedDictionary<string, byte[]> Unzip(byte[] archive) => SampleFiles.Unzip(archive);

    private static async Task AttachesAsync(TeamsUser user, string name, byte[] content, string expected)
    {
        var after = user.Chat.Messages[^1].Revision;
        await user.AttachesAsync(name, content);
        await user.SeesAsync(expected, after: after);
    }

    private async Task<(Message Request, Message Approval)> RequestsWithAsync(Crew crew, params byte[][] contents)
    {
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        await crew.Requester.AttachesAsync([
            .. contents.Select((c, i) => story.World.Files.Put(i == 0 ? "proof.pdf" : $"proof-{i + 1}.pdf", c)),
        ]);
        card = await crew.Agent.DescribesAcceptanceAsync(card);
        await crew.ConfirmsAsync(card);
        return (crew.Requester.Chat.Find(card.Id)!, await crew.Manager.SeesCardWithAsync("decision.approve"));
    }

    /// <summary>The id of the request being written.</summary>
    private static Guid Draft(TeamsUser user) => Guid.Parse((string)user.Chat.Messages
        .Select(m => m.CardFor(user.Person)).Last(c => c?.Has("evidence.remove") == true)!.DataOf("evidence.remove")["draft"]!);

    private async Task<List<string>> StoredAsync(Guid attestation) =>
    [
        .. (await EvidenceBlobsAsync())
            .Where(name => name.StartsWith($"evidence/{attestation:D}/", StringComparison.Ordinal))
            .Select(name => name.Split('/')[^1]),
    ];

    private async Task<List<string>> EvidenceBlobsAsync()
    {
        var names = new List<string>();
        await foreach (
            var blob in story.World.Container.GetBlobsAsync(
                Azure.Storage.Blobs.Models.BlobTraits.None, Azure.Storage.Blobs.Models.BlobStates.None, "evidence/", default))
        {
            names.Add(blob.Name);
        }

        return names;
    }
}
