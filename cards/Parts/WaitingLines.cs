namespace McaBot.Cards;

/// <summary>What became of a request while it waits: asked of others and why, reminded, and when it will be closed.</summary>
internal static class WaitingLines
{
    public static IEnumerable<AdaptiveElement> Of(Texts texts, AttestationView view, bool withNames = true)
    {
        var attestation = view.Attestation;
        if (attestation.Steps.LastOrDefault(s => s.What is Assigned) is { What: Assigned { Cause: { } cause } } asked)
        {
            if (cause == AssignmentCause.HandedOver && withNames)
            {
                yield return Blocks.Sentence(texts["Life.HandedOver.By"], Blocks.Strong(view.NameOf(asked.Actor, texts), 60));
                yield return Blocks.Note(texts.Format("Status.On", texts.Moment(asked.At)));
            }
            else
            {
                yield return Blocks.Note(texts.Format($"Life.{cause}", texts.Moment(asked.At)));
            }
        }

        var reminders = attestation.Reminders.ToList();
        if (reminders.Count > 0)
        {
            yield return Blocks.Note(
                texts.Format(
                    reminders.Count == 1 ? "Life.Reminded.One" : "Life.Reminded.Many", texts.Moment(reminders[^1].At), reminders.Count));
        }

        if (view.ExpiresAt is { } expiry)
        {
            yield return Blocks.Note(texts.Format("Life.Expires", texts.Moment(expiry)));
        }
    }
}
