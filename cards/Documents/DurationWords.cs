namespace McaBot.Cards;

/// <summary>How long something took, as people say it: to the minute within a day, to the hour beyond it.</summary>
internal static class DurationWords
{
    public static string Of(Texts texts, TimeSpan time)
    {
        var minutes = (long)time.TotalMinutes;
        if (minutes < 1)
        {
            return texts["Duration.Moment"];
        }

        if (minutes < 60)
        {
            return texts.Format("Duration.Minutes", minutes);
        }

        var hours = minutes / 60;
        if (hours < 24)
        {
            return minutes % 60 == 0 ? texts.Format("Duration.Hours", hours) : texts.Format("Duration.HoursMinutes", hours, minutes % 60);
        }

        var days = texts.Count("Duration.Days", (int)(hours / 24));
        return hours % 24 == 0 ? days : texts.Format("Duration.DaysHours", days, hours % 24);
    }
}
