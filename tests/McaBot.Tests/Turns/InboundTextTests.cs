using System.Text.Json;
using CsCheck;
using McaBot.Platform.Http;
using McaBot.Turns.Inbound;
using Microsoft.Bot.Schema;

namespace McaBot.Tests.Turns;

public sealed class InboundTextTests
{
    private const string Bot = "28:bot";

    // What names and references are made of, and nothing that is an entity, a tag or a mention.
    private static readonly Gen<string> Written = Gen.OneOf(
        Gen.Char['!', '~'], Gen.Char['À', 'ž'], Gen.Char["œßŁΩЖ漢字ا€№’“–… "]).Array[1, 40].Select(c => new string(c));

    [Theory]
    [InlineData("Fischer &amp; Fils", "Fischer & Fils")]
    [InlineData("Fischer & Fils", "Fischer & Fils")]
    [InlineData("AT&T; Inc", "AT&T; Inc")]
    [InlineData("A < B GmbH", "A < B GmbH")]
    [InlineData("<b>Bold</b> Ltd", "<b>Bold</b> Ltd")]
    [InlineData("R&amp;amp;D", "R&amp;D")]
    [InlineData("L&#39;Atelier &eacute;t&#xe9;", "L'Atelier été")]
    [InlineData("a&nbsp;b\u202f: c\u3000d", "a b : c d")]
    [InlineData("\u200bhelp\ufeff", "help")]
    [InlineData("one\r\ntwo\u2028three\rfour", "one\ntwo\nthree\nfour")]
    [InlineData("First name\tChantal\nLast name\t B", "First name\tChantal\nLast name\tB")]
    [InlineData("<quoted messageId=\"17\"/> help", "help")]
    [InlineData("<quoted messageId='17'></quoted>\nhelp", "help")]
    [InlineData("what is quoted <here>", "what is quoted <here>")]
    [InlineData(" , leading", ", leading")]
    [InlineData("", "")]
    public void Plain_text_is_read_as_it_was_seen(string text, string expected) => Assert.Equal(expected, InboundText.Read(Message(text)));

    [Fact]
    public void No_character_that_was_written_is_lost() => Written.Sample(written =>
    {
        var text = System.Net.WebUtility.HtmlEncode(written);
        Assert.Equal(Words(written), Words(InboundText.Read(Message(text))));
        Assert.Equal(Words(written), Words(InboundText.Read(Message($"<p>{text}</p>", format: "xml"))));
        Assert.Equal(Words(written), Words(InboundText.Read(Message(null, html: $"<div><div>{text}</div></div>"))));
        if (!written.Contains('&', StringComparison.Ordinal) && !written.Contains('<', StringComparison.Ordinal))
        {
            Assert.Equal(Words(written), Words(InboundText.Read(Message(written))));
        }
    });

    [Theory]
    [InlineData("<at>McaBot</at> help", "help")]
    [InlineData("<at>McaBot</at>, help", "help")]
    [InlineData("<at>mcabot</at>:help", "help")]
    [InlineData("<at>McaBot</at> - help", "help")]
    [InlineData("&nbsp;<at id=\"0\">McaBot</at>&nbsp;— help", "help")]
    [InlineData("<at>McaBot</at> ?", "?")]
    [InlineData("<at>McaBot</at> .NET Foundation", ".NET Foundation")]
    [InlineData("<at>McaBot</at>.", "")]
    [InlineData("help <at>McaBot</at>", "help")]
    [InlineData("<at>McaBot</at> <at>McaBot</at>, help", "help")]
    [InlineData("<at>Sam &amp; Co</at> is in", "Sam & Co is in")]
    [InlineData("<at>Nobody</at> help", "<at>Nobody</at> help")]
    public void A_mention_of_the_bot_is_taken_out_with_what_follows_it_in_writing(string text, string expected) =>
        Assert.Equal(
            expected,
            InboundText.Read(
                Message(text, mentions: [Mention(Bot, "McaBot", "<at>McaBot</at>"), Mention("29:sam", "Sam & Co", "<at>Sam &amp; Co</at>")]))
        );

    [Theory]
    [InlineData("R&D Bot", "<at>R&amp;D Bot</at>")]
    [InlineData("R&D Bot", null)]
    [InlineData(null, "<at>R&amp;D Bot</at>")]
    [InlineData("R&amp;D Bot", "")]
    public void A_name_is_the_same_escaped_or_not(string? name, string? text) =>
        Assert.Equal("help", InboundText.Read(Message("<at>R&amp;D Bot</at> help", mentions: [Mention(Bot, name, text)])));

    [Fact]
    public void A_mention_that_lacks_everything_is_none()
    {
        var message = Message("<at>McaBot</at> help", mentions: [Mention(null, null, null), new Mention()]);
        message.Entities!.Insert(0, null!);

        Assert.Equal("<at>McaBot</at> help", InboundText.Read(message));
        Assert.False(Mentions.NameBot(message));
    }

    [Fact]
    public void Text_of_one_kind_of_client_names_the_bot_without_markup() =>
        Assert.Equal("help", InboundText.Read(Message("@McaBot help", mentions: [Mention(Bot, "McaBot", "@McaBot")])));

    [Theory]
    [InlineData("<div>help</div>", "help")]
    [InlineData("<p>one</p><p>two<br/>three</p>", "one\ntwo\nthree")]
    [InlineData("<ul><li>First name: Chantal</li><li>Last name: B &amp; C</li></ul>", "First name: Chantal\nLast name: B & C")]
    [InlineData("<p>A &lt; B <b>GmbH</b></p>", "A < B GmbH")]
    [InlineData("<blockquote itemtype=\"http://schema.skype.com/Reply\"><p>old</p></blockquote><p>new</p>", "new")]
    [InlineData("<div><span itemscope itemtype=\"http://schema.skype.com/Mention\" itemid=\"0\">McaBot</span>&nbsp;help</div>", "help")]
    [InlineData("<script>alert(1)</script>help<!-- no -->", "help")]
    [InlineData("<quoted messageId=\"1\"/>help", "help")]
    [InlineData("<table><tr><th>No</th><th>Day</th></tr><tr><td>1</td><td>2/11/2025</td></tr></table>", "No\tDay\n1\t2/11/2025")]
    [InlineData("<table><tr><td><p>First name</p></td><td><div><p>Chantal</p></div></td></tr></table>", "First name\tChantal")]
    [InlineData("<table><tr><td><p>one</p><p>two</p></td></tr></table>", "one\ntwo")]
    [InlineData(
        "<p>Yes <img itemtype=\"http://schema.skype.com/Emoji\" alt=\"👍\">, <emoji id=\"no\" alt=\"❌\"></emoji> no</p>", "Yes 👍, ❌ no")]
    public void Markup_is_read_as_it_was_seen(string html, string expected)
    {
        Assert.Equal(expected, InboundText.Read(Message(null, html: html, mentions: [Mention(Bot, "McaBot", null)])));
        Assert.Equal(expected, InboundText.Read(Message(html, format: "xml", mentions: [Mention(Bot, "McaBot", null)])));
    }

    [Fact]
    public void Markup_nested_without_end_is_read_without_end()
    {
        var deep = string.Concat(Enumerable.Repeat("<div>", 10_000)) + "help";

        Assert.Equal("help", InboundText.Read(Message(deep, format: "xml")));
    }

    [Theory]
    [InlineData("""{"a":"x\ud800y"}""", "xy")]
    [InlineData("""{"a":"\udc00y"}""", "y")]
    [InlineData("""{"a":"\ud83d\ude00"}""", "😀")]
    [InlineData("""{"a":"\\ud800"}""", "\\ud800")]
    [InlineData("""{"a":"\\\ud800"}""", "\\")]
    public void JSON_is_made_whole(string json, string value)
    {
        using var read = JsonDocument.Parse(WholeJson.Of(json));

        Assert.Equal(value, read.RootElement.GetProperty("a").GetString());
    }

    [Fact]
    public void Half_a_character_is_dropped_and_a_whole_one_is_kept()
    {
        Assert.Equal("half  gone 😀", InboundText.Read(Message($"half {'\ud83d'} gone 😀")));
        Assert.Equal("{\"a\":\"xy😀\"}", WholeJson.Of($"{{\"a\":\"x{'\udc00'}y😀{'\ud800'}\"}}"));
    }

    private static Activity Message(string? text, string format = "plain", string? html = null, params Mention[] mentions) => new()
    {
        Type = ActivityTypes.Message,
        Text = text,
        TextFormat = format,
        Recipient = new ChannelAccount { Id = Bot, Name = "McaBot" },
        Entities = [.. mentions],
        Attachments = html is null ? null : [new Attachment { ContentType = "text/html", Content = html }],
    };

    private static Mention Mention(string? id, string? name, string? text) =>
    new()
    {
        Mentioned = new ChannelAccount { Id = id, Name = name },
        Text = text,
    };

    /// <summary>Where spaces stand, and how many, is all that may change.</summary>
    private static string Words(string text) =>
        string.Join(' ', text.Normalize().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
