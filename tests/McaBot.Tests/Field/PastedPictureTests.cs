using System.Security.Cryptography;
using System.Text.Json.Nodes;
using McaBot.Tests.Features.Attest.Evidence;
using McaBot.Tests.Support;

namespace McaBot.Tests.Field;

[Collection(FieldFiles.Name)]
public sealed class PastedPictureTests(FieldFilesWorld story)
{
    [Theory]
    [InlineData("en-GB", "here is the mail", "1 file is attached to the request")]
    [InlineData("en-GB", "", "1 file is attached to the request")]
    [InlineData("fr-FR", "voici le courriel", "1 fichier est joint à la demande")]
    public async Task F07_a_picture_pasted_at_a_step_is_evidence_and_its_caption_is_no_answer(
        string locale, string caption, string expected)
    {
        var crew = story.Crew(locale);
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));
        var picture = Picture();

        await crew.Requester.PastesAsync(picture, caption);

        var shown = await crew.Requester.SeesAsync(expected);
        var name = $"picture-{Hash(picture)[..6]}.png";
        Assert.Contains(name, shown.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);
        if (caption.Length > 0)
            Assert.DoesNotContain(crew.Requester.Chat.Messages, m => m.IsFromBot && m.Json.Contains(caption, StringComparison.Ordinal));
        card = await crew.Agent.DescribesAcceptanceAsync(card);
        await crew.ConfirmsAsync(card);
        Assert.Equal([Hash(picture)], (await crew.Ledger.OnlyAsync()).Request.Evidence);
        Assert.Contains("Chantal", crew.Requester.Chat.Find(card.Id)!.CardFor(crew.Requester.Person)!.Said(), StringComparison.Ordinal);

        await crew.Manager.PressesUntilTakenAsync(await crew.Manager.SeesCardWithAsync("decision.approve"), "evidence.open");
        Assert.Equal(picture, (await crew.Manager.ReceivesFileAsync(name)).Content);
    }

    [Fact]
    public async Task F07_pictures_and_files_of_one_message_are_all_attached()
    {
        var crew = story.Crew();
        await crew.Agent.StartsAsync();
        var (first, second) = (Picture(), SampleFiles.Jpeg().Concat(RandomNumberGenerator.GetBytes(16)).ToArray());
        var activities = story.World.Client.Activities;

        await crew.Requester.SendsAsync(
            "all of it", activities.Picture(first), activities.Picture(second, "image/jpeg"),
            story.World.Files.Put("letter.pdf", SampleFiles.Pdf("F07")));

        var said = (await crew.Requester.SeesAsync("3 files are attached")).CardFor(crew.Requester.Person)!.Said();
        Assert.All([$"picture-{Hash(first)[..6]}.png", $"picture-{Hash(second)[..6]}.jpg", "letter.pdf"], name =>
            Assert.Contains(name, said, StringComparison.Ordinal));
    }

    [Fact]
    public async Task F07_a_picture_that_cannot_be_read_is_named_with_the_way_out_and_no_token_goes_elsewhere()
    {
        var crew = story.Crew();
        await crew.Agent.StartsAsync();
        var activities = story.World.Client.Activities;
        var elsewhere = activities.Picture(Picture());
        elsewhere["contentUrl"] = ((string)elsewhere["contentUrl"]!).Replace(
            story.World.StandIns.Address.Authority, "evil.example", StringComparison.Ordinal);
        var notThere = activities.Picture(Picture());
        notThere["contentUrl"] = (string)notThere["contentUrl"]! + "/../../0-weu-none/views/original";
        var otherPath = activities.Picture(Picture());
        otherPath["contentUrl"] = new Uri(
            story.World.StandIns.ServiceUrl,
            $"v3/conversations/{Uri.EscapeDataString(story.World.Teams.Team.Channel.Id)}/members").ToString();
        var asked = story.World.Requests.Of("teams", "/members").Count();

        await crew.Requester.SendsAsync(
            "", elsewhere, notThere, otherPath, activities.Picture(SampleFiles.Program()),
            activities.Picture([.. Picture(), .. new byte[10 * 1024 * 1024]]));

        var said = (await crew.Requester.SeesAsync("5 files were not attached")).CardFor(crew.Requester.Person)!.Said();
        Assert.Contains("picture: the pasted picture could not be read. Save it, and attach it as a file", said, StringComparison.Ordinal);
        Assert.Contains("picture: the file is larger than 10 MB", said, StringComparison.Ordinal);
        Assert.Equal(asked, story.World.Requests.Of("teams", "/members").Count());
    }

    [Fact]
    public async Task F07_a_picture_without_a_request_is_not_read_and_the_person_told_what_it_needs()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.OpensMcaBotAsync();
        var read = story.World.Requests.Of("teams", "/attachments/").Count();

        await ben.PastesAsync(Picture(), "here is the mail");

        Assert.Contains("There is no request to attach this to", ben.LastWords(), StringComparison.Ordinal);
        Assert.Equal(read, story.World.Requests.Of("teams", "/attachments/").Count());
    }

    [Theory]
    [InlineData("audio/mp4", "en-GB", "I cannot take this")]
    [InlineData("video/mp4", "en-GB", "I cannot take this")]
    [InlineData("forwardedMessageReference", "en-GB", "I cannot take this")]
    [InlineData("reference", "en-GB", "I cannot take this")]
    [InlineData("application/vnd.microsoft.card.adaptive", "fr-FR", "Je ne peux pas prendre cela")]
    public async Task F07_what_is_no_file_is_said_where_nothing_else_was_sent(string type, string locale, string words)
    {
        var crew = story.Crew(locale);
        var card = await crew.Agent.DescribesCustomerAsync(await crew.Agent.ChoosesAsync(await crew.Agent.StartsAsync()));

        await crew.Requester.SendsAsync("", new JsonObject { ["contentType"] = type, ["content"] = new JsonObject { ["x"] = "1" } });

        Assert.Contains(words, crew.Requester.LastWords(), StringComparison.Ordinal);
        Assert.Null(crew.Requester.Chat.Find(card.Id)!.CardFor(crew.Requester.Person)!.ValueOf("firstName"));
        await crew.Agent.DescribesAcceptanceAsync(card);
    }

    [Fact]
    public async Task F07_a_picture_of_which_Teams_sends_the_page_alone_is_said_not_to_be_attached()
    {
        var crew = story.Crew();
        await crew.Agent.StartsAsync();
        var message = story.World.Client.Activities.Message(crew.Requester.Person, crew.Requester.Chat, "");
        message["attachments"]![0]!["content"] = "<p><img itemtype=\"http://schema.skype.com/AMSImage\" src=\"x\"></p>";

        await story.World.Client.DeliverAsync(message);

        Assert.Contains("save the picture and attach it", crew.Requester.LastWords(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task F07_beside_words_what_is_no_file_is_ignored()
    {
        var ben = story.Hires("Ben", story.World.Ids.HelpdeskAgents);
        await ben.OpensMcaBotAsync();

        await ben.SendsAsync("help", new JsonObject { ["contentType"] = "audio/mp4", ["contentUrl"] = "https://evil.example/a" });

        Assert.Contains("What you can write to me", ben.LastWords(), StringComparison.Ordinal);
    }

    private static byte[] Picture() => [.. SampleFiles.Png(), .. RandomNumberGenerator.GetBytes(16)];

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
