using McaBot.Turns;

namespace McaBot.Features.Attest.Dialogs;

/// <summary>A day that was said in a way that people elsewhere read otherwise, such as 03/11/2025.</summary>
/// <param name="Day">As it was read; null where none was said, or beyond doubt.</param>
internal sealed record SaidDay(DateOnly? Day)
{
    public static SaidDay None { get; } = new((DateOnly?)null);

    /// <summary>Says it with its month in words, before whatever else the answer says.</summary>
    public void TellIn(Turn turn)
    {
        if (Day is { } day)
        {
            turn.Answer.Say($"{Replies.DayRead(day, turn.Culture)} {turn.Answer.Text}".TrimEnd());
        }
    }
}
