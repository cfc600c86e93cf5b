using System.Globalization;
using System.Text.Json;
using CsCheck;
using McaBot.Attestations;
using McaBot.Cards;
using McaBot.Features.Attest;
using McaBot.Platform.Settings;
using McaBot.Storage;
using McaBot.Turns;
using Microsoft.Extensions.Options;

namespace McaBot.Tests.Features.Attest;

/// <summary>Whatever culture and format a value is said in, and whatever later turns are in: what was shown is what is recorded.</summary>
public sealed class SaidOnceProperties
{
    private static readonly DateOnly Earliest = new AttestationOptions().EarliestDateAgreed;
    private static readonly DateOnly Today = new(2026, 11, 29);

    private static readonly string[] CultureNames =
    [
        "en-GB", "en-US", "en-AU", "en-IE", "en-IN", "en-ZA", "en-CA", "en-001", "en", "fr-FR", "fr-CA", "fr-BE", "fr-CH", "fr",
        "de-DE", "nl-NL", "sv-SE", "hu-HU",
        "ko-KR", "ja-JP", "th-TH", "ar-SA", "fa-IR", "tr-TR",
    ];

    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "dd/MM/yyyy", "d/M/yyyy", "MM/dd/yyyy", "d.M.yyyy", "dd-MM-yyyy", "dd/MM/yy", "M/d/yy",
        "d MMMM yyyy", "d MMM yyyy", "MMMM d, yyyy",
        "dd-MMM-yy", "dddd d MMMM yyyy", "D", "d", "yyyy-MM-dd'T'00:00:00'Z'", "dd/MM/yyyy 00:00",
    ];

    private static readonly string[] Phones = ["01 42 68 53 00", "+33 1 42 68 53 00", "0033142685300", "(425) 555-0100", "12", ""];
    private static readonly string[] Places = ["UK", "France", "Côte d'Ivoire", "États-Unis", "DE", "Atlantis"];
    private static readonly string[] Languages = ["en-GB", "français", "French (Canada)", "pt", "Portuguese", "zh-HK", "Klingon"];

    private static readonly Gen<string> Culture = OneOf(CultureNames);

    private static readonly Gen<int> DayNumber = Gen.Int[0, Today.DayNumber - Earliest.DayNumber];

    private static readonly Gen<Said> Cases = Gen.Select(
        DayNumber, Culture, OneOf(Formats), OneOf(Phones), OneOf(Places), OneOf(Languages), Culture.Array[1, 6],
        (day, culture, format, phone, place, language, later) =>
            new Said(Earliest.AddDays(day), culture, format, phone, place, language, later));

    private readonly DraftChecks checks = new(
        Options.Create(new AttestationOptions()), new PartnerTenants(new HashSet<Guid>()));

    [Fact]
    public void What_was_said_once_means_the_same_in_every_later_turn() => Cases.Sample(said =>
    {
        var draft = Drafted(said);
        var (kept, shown) = (Kept(draft), checks.Facts(draft, SpeakerOf(said.Culture)));

        foreach (var culture in said.Later)
        {
            draft = Reloaded(draft);

            Assert.Equal(kept, Kept(draft));
            Assert.Equal(shown, checks.Facts(draft, SpeakerOf(culture)));
            Assert.Equal(
                checks.Acceptance(draft, SpeakerOf(said.Culture)).Errors,
                checks.Acceptance(draft, SpeakerOf(culture)).Errors);
        }
    });

    [Fact]
    public void A_form_sent_back_as_it_shows_changes_no_value_in_any_culture() => Cases.Sample(said =>
    {
        var draft = Drafted(said);
        if (checks.Facts(draft, SpeakerOf(said.Culture)) is not { } shown)
        {
            return;
        }

        foreach (var culture in said.Later.Select(c => CultureInfo.GetCultureInfo(c)))
        {
            draft.TakeForm(Fields.OfCustomer, draft.Inputs, culture);
            var sent = draft.Inputs.ToDictionary(i => i.Key, i => i.Key == Fields.Phone ? PhoneText.Shown(i.Value)! : i.Value);
            draft.TakeForm(Fields.OfAcceptance, sent, culture);

            Assert.Equal(shown, checks.Facts(draft, SpeakerOf(culture.Name)));
        }
    });

    /// <summary>A day is that day or none: never the same numbers the other way round than its writer's culture has them.</summary>
    [Fact]
    public void A_day_written_in_the_writers_own_formats_is_that_day() => Gen.Select(DayNumber, Culture).Sample((number, name) =>
    {
        var (day, culture) = (Earliest.AddDays(number), CultureInfo.GetCultureInfo(name));
        var patterns = culture.DateTimeFormat.GetAllDateTimePatterns('d').Where(p => p.Contains("yyyy", StringComparison.Ordinal));
        foreach (var pattern in patterns.Append("D"))
        {
            Assert.Equal(day, TypedDay.Read(day.ToString(pattern, culture), culture)?.Day);
        }
    });

    private static Gen<string> OneOf(string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static Draft Drafted(Said said)
    {
        var culture = CultureInfo.GetCultureInfo(said.Culture);
        var draft = new Draft { Id = Guid.NewGuid(), Scenario = Code.Of(Scenario.NewPartner) };
        draft.Take(Fields.OfCustomer, new Dictionary<string, string>
        {
            [Fields.TenantId] = "1b3d5f79-2468-4ace-8bdf-013579bdf024",
            [Fields.Domain] = "contoso.example.com",
            [Fields.CompanyName] = "Contoso",
            [Fields.Country] = said.Place,
            [Fields.Language] = said.Language,
        }, culture);
        draft.Take(Fields.OfAcceptance, new Dictionary<string, string>
        {
            [Fields.FirstName] = "Chantal",
            [Fields.LastName] = "Beau\u200Bregard",
            [Fields.Email] = "chantal@contoso.example.com.",
            [Fields.Phone] = said.Phone,
            [Fields.DateAgreed] = said.Day.ToDateTime(TimeOnly.MinValue).ToString(said.Format, culture),
            [Fields.Ticket] = "INC-1",
            [Fields.Obtained] = Cultures.Nearest(said.Culture, Cultures.English) == Cultures.French ? "par e-mail" : "By e-mail",
        }, culture);
        return draft;
    }

    /// <summary>As the next turn finds it in storage.</summary>
    private static Draft Reloaded(Draft draft)
    {
        var stored = JsonSerializer.Serialize(new StoredDraft([], Form: draft.ToForm()), StorageJson.Default.StoredDraft);
        var next = new Draft { Id = draft.Id };
        next.Take(JsonSerializer.Deserialize(stored, StorageJson.Default.StoredDraft)!.Form!);
        return next;
    }

    private static string Kept(Draft draft) =>
        string.Join('\n', draft.Inputs.OrderBy(i => i.Key, StringComparer.Ordinal).Select(i => $"{i.Key}={i.Value}"));

    private static Caller SpeakerOf(string culture) =>
        new(Guid.Empty, Guid.Empty, "Ben", "29:1", Cultures.Nearest(culture, Cultures.English), true, "https://smba.example/", "a:1", Today)
        {
            Region = CultureInfo.GetCultureInfo(culture),
        };

    private sealed record Said(DateOnly Day, string Culture, string Format, string Phone, string Place, string Language, string[] Later)
    {
        public override string ToString() =>
            $"{Day:yyyy-MM-dd} {Culture} '{Format}' {Phone} {Place} {Language} then {string.Join(' ', Later)}";
    }
}
