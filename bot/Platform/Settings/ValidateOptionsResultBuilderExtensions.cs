namespace McaBot.Platform.Settings;

internal static class ValidateOptionsResultBuilderExtensions
{
    /// <param name="line">A whole one: it names the setting and says what is right.</param>
    public static ValidateOptionsResultBuilder AddWhen(this ValidateOptionsResultBuilder problems, bool isWrong, string line)
    {
        if (isWrong)
        {
            problems.AddError(line);
        }

        return problems;
    }
}
