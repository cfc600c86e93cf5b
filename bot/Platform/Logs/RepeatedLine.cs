namespace McaBot.Platform.Logs;

/// <param name="LeftOut">How many lines of the cause were not written.</param>
internal sealed record RepeatedLine(LineCause Cause, long LeftOut);
