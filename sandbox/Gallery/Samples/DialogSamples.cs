using McaBot.Attestations;
using McaBot.Cards;

namespace McaBot.Sandbox.Gallery.Samples;

/// <summary>The form, step by step.</summary>
internal static class DialogSamples
{
    public static IEnumerable<CardSample> Of(SampleWorld world) =>
        [.. Begin(world), .. Customer(world), .. Acceptance(world), .. Confirm(world)];

    private static IEnumerable<CardSample> Begin(SampleWorld world) =>
    [
        new("scenario", "", c => ScenarioCard.For(SampleWorld.Empty, c)),
        new("scenario", "again", c => ScenarioCard.For(world.Filled(), c)),
        new("scenario", "filled-in", c =>
            ScenarioCard.For(Guessed(world), c, new KnownBefore(world.View(AttestationState.Requested), world.Prior))),
        new("superseded", "ended", c => SupersededCard.ForEnded(SampleWorld.Draft, c)),
        new("superseded", "", c => SupersededCard.For(SampleWorld.Draft, c)),
        new("neither", "", c => NeitherCard.For(c)),
        new("neither", "kept", c => NeitherCard.For(c, world.Filled().Draft)),
        new("resume", "", c => ResumeCard.For(world.Filled(), SampleWorld.Start, c)),
        new("resume", "for-another", c => ResumeCard.For(world.Filled(), SampleWorld.Start, c, "Fabrikam")),
        new("resume", "unnamed", c => ResumeCard.For(SampleWorld.Empty, SampleWorld.Start, c)),
        new("discard", "", c => DiscardCard.For(world.Filled(), false, c)),
        new("discard", "start-over", c => DiscardCard.For(SampleWorld.Empty, true, c)),
    ];

    private static IEnumerable<CardSample> Customer(SampleWorld world) =>
    [
        new("customer", "", c => CustomerCard.For(SampleWorld.Empty, null, c)),
        new("customer", "searchable", c => CustomerCard.For(world.Filled(), null, c, canSearch: true)),
        new("customer", "filled-in", c => CustomerCard.For(Guessed(world), null, c, canSearch: true, prior: world.Prior)),
        new("customer", "already-open", c => CustomerCard.For(world.Filled(), world.View(AttestationState.Requested), c)),
        new("customer", "errors", c => CustomerCard.For(
            world.Filled(
                new(Fields.TenantId, FieldProblem.NotATenantId),
                new(Fields.Domain, FieldProblem.NotADomain),
                new(Fields.CompanyName, FieldProblem.TooLong),
                new(Fields.Country, FieldProblem.UnknownCountry),
                new(Fields.Language, FieldProblem.UnknownLanguage)),
            null,
            c)),
        new("customer", "own-tenant", c => CustomerCard.For(
            world.Filled(new FieldError(Fields.TenantId, FieldProblem.OwnTenant)), null, c)),
        new("customer-search", "", c => CustomerSearchCard.For(SampleWorld.Empty, [], false, c)),
        new("customer-search", "missed", c => CustomerSearchCard.For(SampleWorld.Empty, [], true, c)),
        new("customer-search", "found", c => CustomerSearchCard.For(
            SampleWorld.Empty, [.. Enumerable.Range(1, 15).Select(world.Known)], false, c)),
    ];

    private static IEnumerable<CardSample> Acceptance(SampleWorld world) =>
    [
        new("acceptance", "", c => AcceptanceCard.For(SampleWorld.Empty, SampleWorld.Earliest, SampleWorld.Today, c)),
        new("acceptance", "filled", c => AcceptanceCard.For(world.Filled(), SampleWorld.Earliest, SampleWorld.Today, c)),
        new("acceptance", "filled-in", c => AcceptanceCard.For(Guessed(world), SampleWorld.Earliest, SampleWorld.Today, c, world.Prior)),
        new("acceptance", "errors", c => AcceptanceCard.For(
            world.Filled(
                new(Fields.FirstName, FieldProblem.NotAName),
                new(Fields.LastName, FieldProblem.Missing),
                new(Fields.Email, FieldProblem.NotAnEmail),
                new(Fields.Phone, FieldProblem.NotAPhone),
                new(Fields.DateAgreed, FieldProblem.InFuture),
                new(Fields.Ticket, FieldProblem.TooLong),
                new(Fields.Obtained, FieldProblem.UnknownChoice)),
            SampleWorld.Earliest,
            SampleWorld.Today,
            c)),
        new("acceptance", "too-old", c => AcceptanceCard.For(
            world.Filled(new FieldError(Fields.DateAgreed, FieldProblem.BeforeCutOff)), SampleWorld.Earliest, SampleWorld.Today, c)),
        new("acceptance", "no-date", c => AcceptanceCard.For(
            new DraftView(
                SampleWorld.Draft,
                Scenario.NewPartner,
                new Dictionary<string, string>(world.Typed) { [Fields.DateAgreed] = "31 juin" },
                [new(Fields.DateAgreed, FieldProblem.NotADate)]),
            SampleWorld.Earliest,
            SampleWorld.Today,
            c)),
    ];

    private static IEnumerable<CardSample> Confirm(SampleWorld world) =>
    [
        new("confirm", "", c => ConfirmCard.For(SampleWorld.Draft, world.Facts, [world.ManagerName], c)),
        new("confirm", "nobody", c => ConfirmCard.For(SampleWorld.Draft, world.Facts, [], c)),
        new("confirm", "group", c => ConfirmCard.For(
            SampleWorld.Draft, world.Facts, [world.ManagerName, world.AgentName, "Kim", "Lou", "Noa"], c)),
        new("confirm", "filled-in", c => ConfirmCard.For(
            SampleWorld.Draft, world.Facts, [world.ManagerName], c, null, Guessed(world).Guesses)),
        new("confirm", "signed-before", c => ConfirmCard.For(
            SampleWorld.Draft, world.Facts, [world.ManagerName], c, new PriorAcceptance(true))),
        new("confirm", "attested-before", c => ConfirmCard.For(SampleWorld.Draft, world.Facts, [world.ManagerName], c, world.Prior)),
    ];

    private static DraftView Guessed(SampleWorld world) => world.Filled() with
    {
        Scenario = null,
        Files = 1,
        Guesses = new Dictionary<string, GuessSource>
        {
            [Fields.Domain] = GuessSource.PartnerCenter,
            [Fields.CompanyName] = GuessSource.Record,
            [Fields.Language] = GuessSource.Country,
            [Fields.FirstName] = GuessSource.Words,
            [Fields.Email] = GuessSource.Mail,
            [Fields.DateAgreed] = GuessSource.Mail,
        },
    };
}
