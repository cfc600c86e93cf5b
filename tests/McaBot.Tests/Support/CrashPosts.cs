namespace McaBot.Tests.Support;

/// <summary>How many posts there are at some moment, and which effects that post are not noted as done.</summary>
internal sealed record CrashPosts(
    bool TellsApprover, bool TellsRequester, bool TellsChannel, int Approvals, int Inherited, int Told, int Channel);
