using System.Globalization;
using AdaptiveCards;
using McaBot.Attestations;

namespace McaBot.Cards;

/// <summary>The whole record with its history, for colleagues with a role who looked it up.</summary>
public static class RecordCard
{
    public static AdaptiveCard For(AttestationView view, CultureInfo culture)
    {
        var texts = Texts.For(culture);
        return new CardDraft(texts, view.Overline(texts), texts["RecordCard.Title"])
            .Add(
                Blocks.Sentence(texts["RequestCard.For"], Blocks.Strong(view.Company(texts), 80)),
                Status.Of(texts, view),
                AlteredFacts.Of(texts, view),
                Reasons.Of(texts, view))
            .Add(FactGroups.Record(texts, view))
            .Add(Blocks.Group([Blocks.Subheading(texts["History.Title"]), .. view.Attestation.Steps.TakeLast(MaxSteps).Select(step => Happened(texts, view, step))]))
            .Act(view.RefreshButton(texts, Audience.Onlooker))
            .Build();
    }

    // An attestation may be handed from approver to approver for long; the card has to fit.
    private const int MaxSteps = 12;

    private static AdaptiveContainer Happened(Texts texts, AttestationView view, StoredEvent step)
    {
        var who = Blocks.Strong(view.NameOf(step.Actor, texts), 60);
        return new AdaptiveContainer
        {
            Spacing = AdaptiveSpacing.Small,
            Items =
            {
                step.What switch
                {
                    Assigned assigned => Blocks.Sentence(
                        texts[assigned.Cause is { } cause ? $"History.assigned.{Code.Of(cause)}" : "History.assigned"],
                        Blocks.Strong(Listing.Of(texts, [.. assigned.Approvers.Select(a => view.NameOf(a, texts))]), 220),
                        who),
                    Completed completed => Blocks.Sentence(texts["History.completed"], who, Blocks.Strong(completed.Reference, 64)),
                    PartnerCenterRefused refused => Blocks.Sentence(texts["History.partner-center-refused"], new AdaptiveTextRun(texts[$"Refused.{refused.Problem}"])),
                    var what => Blocks.Sentence(texts[Words.History(what)], who),
                },
                Blocks.Note(texts.Moment(step.At)),
            },
        };
    }
}
