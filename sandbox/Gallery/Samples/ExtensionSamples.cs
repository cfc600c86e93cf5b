using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>What is shown from where people write messages: the card for everybody, and the dialog about a message.</summary>
internal static class ExtensionSamples
{
    private static readonly Dictionary<string, GuessSource> None = [];

    public static IEnumerable<CardSample> Of(SampleWorld world) => [.. Shared(world), .. Dialog(world)];

    private static IEnumerable<CardSample> Shared(SampleWorld world) =>
        Enum.GetValues<AttestationState>().Select(state => new CardSample(
            "shared",
            state == AttestationState.Requested ? "" : CardSamples.NameOf(state),
            c => SharedCard.For(world.View(state), SampleWorld.Start.AddHours(5), SampleWorld.Draft, SampleWorld.Draft, c)));

    private static IEnumerable<CardSample> Dialog(SampleWorld world) =>
    [
        new("from-message", "", c => FromMessageCard.For(MessageOf(world), Guessed(world), Marks(world), SampleWorld.Today, c)),
        new("from-message", "nothing-guessed", c => FromMessageCard.For(
            new MessageView("", null, null, ""), new Dictionary<string, string>(), None, SampleWorld.Today, c)),
        new("from-message", "changed", c => FromMessageCard.For(
            MessageOf(world), Guessed(world), None, SampleWorld.Today, c, hasChanged: true)),
        new("from-message-ask", "", c => FromMessageAskCard.For(world.Filled(), Guessed(world), c)),
        new("from-message-ask", "unnamed", c => FromMessageAskCard.For(SampleWorld.Empty, new Dictionary<string, string>(), c)),
        .. Enum.GetValues<FromMessageEnd>().Select(end => new CardSample(
            "from-message-end", CardSamples.NameOf(end), c => FromMessageEndCard.For(end, SampleWorld.Draft, c))),
        new("from-message-end", "refused", c => FromMessageEndCard.For(
            FromMessageEnd.InChatNotKept, SampleWorld.Draft, c, new RefusedFile("teams-message-0a1b2c.txt", EvidenceProblem.TooMany))),
    ];

    private static MessageView MessageOf(SampleWorld world) => new(
        $"{world.Facts.Customer.CompanyName} said yes today: {world.Facts.Signatory.FullName} "
        + $"<{world.Facts.Signatory.Email}> accepts the agreement.",
        world.ManagerName,
        SampleWorld.Start,
        new string('0', 64));

    private static Dictionary<string, string> Guessed(SampleWorld world) => new()
    {
        [DataNames.CalledCustomer] = world.Facts.Customer.CompanyName,
        [Fields.FirstName] = world.Facts.Signatory.FirstName,
        [Fields.LastName] = world.Facts.Signatory.LastName,
        [Fields.Email] = world.Facts.Signatory.Email,
        [Fields.DateAgreed] = TypedDay.Iso(world.Facts.Acceptance.DateAgreed),
        [DataNames.KeepMessage] = "",
    };

    private static Dictionary<string, GuessSource> Marks(SampleWorld world) =>
        Guessed(world).Where(value => value.Value.Length > 0).ToDictionary(value => value.Key, _ => GuessSource.Message);
}
