using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Outbox;
using McaBot.Sandbox.Gallery.Samples;

namespace McaBot.Tests.Cards;

public sealed partial class TextsTests
{
    [Theory]
    [InlineData("Words")]
    [InlineData("Places")]
    public void English_and_French_say_the_same_things_with_the_same_values(string resource)
    {
        var (english, french) = (Read(resource, "en"), Read(resource, "fr"));

        Assert.Equal(english.Keys.Order(), french.Keys.Order());
        foreach (var (key, words) in english)
        {
            Assert.Equal(Values().Matches(words).Select(m => m.Value).Order(), Values().Matches(french[key]).Select(m => m.Value).Order());
            Assert.False(string.IsNullOrWhiteSpace(french[key]), key);
        }
    }

    [Fact]
    public void French_puts_no_breaking_space_before_double_signs() =>
        Assert.All(Read("Words", "fr"), pair => Assert.DoesNotMatch(@"( [:;?!»])|(« )|(«[^\u00A0])|([^\u00A0]»)|(\w[;?!])|'", pair.Value));

    /// <summary>What the sandbox's page says itself: a line never begins with what belongs to the word before it.</summary>
    [Theory]
    [InlineData("words-fr.js")]
    [InlineData("gallery-texts.js")]
    [InlineData("extension-words.js")]
    public void So_does_the_French_of_the_page(string file)
    {
        var script = Repository.ReadText($"sandbox/wwwroot/{file}");
        var french = script[script.IndexOf("const fr", StringComparison.Ordinal)..];
        var words = Said().Matches(french[..french.IndexOf("};", StringComparison.Ordinal)]).Select(m => m.Groups["said"].Value).ToList();

        Assert.NotEmpty(words);
        Assert.All(words, said => Assert.DoesNotMatch(@"( [:;?!»])|(« )|(«[^\\])", said));
    }

    [Fact]
    public void French_has_one_word_for_one_thing()
    {
        const string banned = @"\btenants?\b|en souffrance|en panne|auteur de la demande|résumé quotidien|Courriel|Raison$";
        Assert.All(Read("Words", "fr"), pair => Assert.DoesNotMatch($"(?i){banned}", pair.Value));
    }

    /// <summary>What stands for the braces may begin with a vowel: "de Élodie" is no French.</summary>
    [Fact]
    public void French_puts_no_word_that_elides_before_a_value() =>
        Assert.All(
            Read("Words", "fr"),
            pair => Assert.DoesNotMatch(
                @"(?i)\b(de|que|lorsque|puisque|jusque|ce|se|je) \{\d\}(?! (clients?|attestations?|au plus))", pair.Value));

    [Theory]
    [InlineData("fr-CA", "fr")]
    [InlineData("FR_fr", "fr")]
    [InlineData("en-GB", "en")]
    [InlineData("de-DE", "fr")]
    [InlineData("", "fr")]
    [InlineData(null, "fr")]
    public void The_nearest_language_is_taken_or_else_the_fallback(string? locale, string language) =>
        Assert.Equal(language, Cultures.Nearest(locale, Cultures.French).Name);

    [Fact]
    public void Days_are_written_out_and_moments_left_to_each_readers_clock()
    {
        var french = Texts.For(CultureInfo.GetCultureInfo("fr-CA"));

        Assert.Equal("1er novembre 2026", french.Day(new DateOnly(2026, 11, 1)));
        Assert.Equal("3 November 2026", Texts.For(CultureInfo.GetCultureInfo("en-US")).Day(new DateOnly(2026, 11, 3)));
        Assert.Equal(
            "{{DATE(2026-11-03T09:15:00Z, SHORT)}} à {{TIME(2026-11-03T09:15:00Z)}}",
            french.Moment(new DateTimeOffset(2026, 11, 3, 10, 15, 0, 987, TimeSpan.FromHours(1))));
    }

    [Theory]
    [InlineData(10 * 1024 * 1024, "10 MB", "10 Mo")]
    [InlineData(1024 * 1024 * 5 / 2, "2.5 MB", "2,5 Mo")]
    [InlineData(1024 * 1024 * 1234L, "1234 MB", "1234 Mo")]
    public void A_size_is_said_in_megabytes(long bytes, string english, string french)
    {
        Assert.Equal((english, french), (Texts.For(Cultures.English).Megabytes(bytes), Texts.For(Cultures.French).Megabytes(bytes)));
        Assert.Contains(french, Replies.Of(new Notice(NoticeKind.FileTooLarge, Person: french), Cultures.French), StringComparison.Ordinal);
    }

    [Fact]
    public void None_is_singular_in_French_only()
    {
        Assert.StartsWith("0 champ à", Texts.For(Cultures.French).Count("Errors", 0), StringComparison.Ordinal);
        Assert.StartsWith("0 fields", Texts.For(Cultures.English).Count("Errors", 0), StringComparison.Ordinal);
        Assert.StartsWith("2 champs", Texts.For(Cultures.French).Count("Errors", 2), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fields.Country, "France", "FR")]
    [InlineData(Fields.Country, "allemagne", "DE")]
    [InlineData(Fields.Country, "cote d’ivoire", "CI")]
    [InlineData(Fields.Country, "fr", "FR")]
    [InlineData(Fields.Country, "Atlantis", "Atlantis")]
    [InlineData(Fields.Country, "Guinea", "GN")]
    [InlineData(Fields.Language, "français", "fr-FR")]
    [InlineData(Fields.Language, "French", "fr-FR")]
    [InlineData(Fields.Language, "Chinese", "Chinese")]
    [InlineData(Fields.Obtained, "E-mail", "email")]
    [InlineData(Fields.Obtained, "par téléphone", "phone-call")]
    [InlineData(Fields.Obtained, "by email", "email")]
    [InlineData(Fields.Obtained, "mail", "email")]
    [InlineData(Fields.Obtained, "Courriel", "email")]
    [InlineData(Fields.Obtained, "par courriel", "email")]
    [InlineData(Fields.Obtained, "by phone", "phone-call")]
    [InlineData(Fields.Obtained, "au téléphone", "phone-call")]
    [InlineData(Fields.CompanyName, "France", "France")]
    public void A_choice_typed_by_its_name_is_understood_and_anything_else_is_left(string field, string typed, string value)
    {
        Assert.Equal(value, FieldLabels.ToValue(field, typed, Cultures.French));
        Assert.Equal(value, FieldLabels.ToValue(field, typed, Cultures.English));
    }

    [Fact]
    public void Every_field_has_a_label_and_every_notice_a_plain_text()
    {
        foreach (var culture in Cultures.All)
        {
            Assert.All(
                [.. Fields.OfCustomer, .. Fields.OfAcceptance, Fields.Reason, Fields.Reference, Fields.HandOverTo],
                field => Assert.NotEmpty(FieldLabels.Of(field, culture)));
            Assert.All(Enum.GetValues<NoticeKind>(), kind =>
            {
                var text = Replies.Of(NoticeSamples.NoticeOf(kind, new SampleWorld()), culture);
                Assert.DoesNotContain("{", text, StringComparison.Ordinal);
                Assert.True(text.Length > 30, text);
            });
            Assert.All(Enum.GetValues<AttestationState>(), state =>
            {
                var view = new SampleWorld().View(state);
                Assert.Contains(view.Attestation.Number, Replies.Decided(view, culture), StringComparison.Ordinal);
                Assert.Contains(
                    view.Attestation.Number, Replies.Summary(Audience.Approver, view.Attestation, culture), StringComparison.Ordinal);
            });
        }
    }

    [Fact]
    public void Every_background_job_whose_outcome_could_not_be_told_has_words_in_the_list_of_dead_letters() =>
        Assert.All(Enum.GetValues<BackgroundJobKind>(), kind =>
            Assert.All(Cultures.All, culture => Assert.NotNull(Texts.For(culture).Find($"DeadLetters.job-{Code.Of(kind)}"))));

    [Fact]
    public void Every_refusal_has_a_notice_of_its_own() =>
        Assert.Equal(
            Enum.GetValues<Refusal>().Length,
            Enum.GetValues<Refusal>().Select(NoticeKinds.Of).Where(kind => kind != NoticeKind.Failed).Distinct().Count());

    [Fact]
    public void A_name_in_a_plain_text_brings_no_markup_along() =>
        Assert.Contains(
            "There is no attestation for Ada xhttpsevil.",
            Replies.Of(new Notice(NoticeKind.NothingFound, Person: "**Ada** [x](https://evil)"), Cultures.English),
            StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string resource, string language)
    {
        var culture = language == "en" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var set = new ResourceManager($"McaBot.Cards.Resources.{resource}", typeof(Texts).Assembly).GetResourceSet(
            culture, createIfNotExists: true, tryParents: false)!;
        return set.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }

    [GeneratedRegex(
        @"^\s*[\w.']+: '(?<said>.*)',?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Said();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Values();
}
