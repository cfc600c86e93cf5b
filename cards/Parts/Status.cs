namespace McaBot.Cards;

/// <summary>Where a request stands: glyph and word on a tinted panel, then who and when.</summary>
internal static class Status
{
    public static AdaptiveContainer Of(Texts texts, AttestationView view, bool withNames = true)
    {
        var attestation = view.Attestation;
        if (attestation.HasNewerEntries)
        {
            // What this version makes of the record may be past.
            return Blocks.Warning(texts["Status.Newer"], Blocks.Paragraph(texts["Status.Newer.Means"]));
        }

        return Blocks.Panel(
            Words.Style(attestation.State),
            [Blocks.Bold(Words.WithGlyph(texts, attestation.State)), .. Lines(texts, view, withNames)]);
    }

    /// <summary>What whoever holds the card decided, in colour and word.</summary>
    public static AdaptiveContainer Own(Texts texts, AttestationView view, StoredEvent decision)
    {
        var isApproval = decision.What is Approved;
        var words = $"{(isApproval ? "✓" : "✕")} {texts[$"Status.You.{EventKind.Of(decision.What)}"]}";
        var panel = Blocks.Panel(
            isApproval ? AdaptiveContainerStyle.Good : AdaptiveContainerStyle.Attention,
            Blocks.Bold(words),
            Since(texts, "Status.On", decision.At));
        if (view.Attestation.State is not (AttestationState.Approved or AttestationState.Rejected))
        {
            panel.Items.Add(Blocks.Paragraph(Words.WithGlyph(texts, view.Attestation.State)));
            panel.Items.AddRange(Afterwards(texts, view, withNames: true));
        }

        return panel;
    }

    private static IEnumerable<AdaptiveElement> Lines(Texts texts, AttestationView view, bool withNames)
    {
        var attestation = view.Attestation;
        if (attestation.State == AttestationState.Requested)
        {
            yield return withNames
                ? Blocks.Sentence(texts["Status.WaitsFor"], Blocks.Strong(view.Deciders(texts), 220))
                : Blocks.Paragraph(texts[RouteKey("Status.WaitsFor", attestation)]);
            yield return Since(texts, "Status.Since", attestation.AskedAt);
            foreach (var line in WaitingLines.Of(texts, view, withNames))
            {
                yield return line;
            }

            yield break;
        }

        if (attestation.Decision is { } decision)
        {
            var key = $"Status.{EventKind.Of(decision.What)}";
            yield return withNames
            ? Blocks.Sentence(texts[key], Blocks.Strong(view.NameOf(decision.Actor, texts), 60))
            : Blocks.Paragraph(
                texts[
                    decision.What is Withdrawn ? $"{key}.Requester"
                    : decision.What is Expired ? $"{key}.Anybody"
                    : RouteKey(key, attestation)
                ]);
            yield return Since(texts, "Status.On", decision.At);
        }

        foreach (var line in Afterwards(texts, view, withNames))
        {
            yield return line;
        }
    }

    /// <summary>How it ended after its approval.</summary>
    private static IEnumerable<AdaptiveElement> Afterwards(Texts texts, AttestationView view, bool withNames)
    {
        var attestation = view.Attestation;
        if (attestation.Completion is { What: Completed completed } completion)
        {
            yield return Blocks.Sentence(
                texts[completed.AlreadyAttested == true ? "Status.completed.Already" : "Status.completed"],
                Blocks.Strong(completed.Reference, 64));
            yield return Since(texts, "Status.On", completion.At);
        }

        if (attestation is { State: AttestationState.Failed, Steps: [.., var end] })
        {
            yield return withNames
                ? Blocks.Sentence(texts["Status.failed"], Blocks.Strong(view.NameOf(end.Actor, texts), 60))
                : Blocks.Paragraph(
                    texts[end.Actor.ObjectId == attestation.Requester.ObjectId ? "Status.failed.Requester" : "Status.failed.InPlace"]);
            yield return Since(texts, "Status.On", end.At);
        }
    }

    private static string RouteKey(string key, Attestation attestation) =>
        $"{key}.{Code.Of(attestation.Assignment?.Route ?? ApprovalRoute.ApproverGroup)}";

    private static AdaptiveTextBlock Since(Texts texts, string key, DateTimeOffset at) => Blocks.Note(texts.Format(key, texts.Moment(at)));
}
