namespace McaBot.Sandbox.Wire;

/// <summary>One call that reached a stand-in. Status 0: the connection was cut without an answer.</summary>
/// <param name="Path">With the query.</param>
/// <param name="Body">As sent, for calls to Teams, Graph and Partner Center; else empty.</param>
/// <param name="AnswerBytes">Length of the answer's body, where the answer said it.</param>
public sealed record LoggedRequest(
    long Number, string Service, string Method, string Path, int Status, string Body, DateTimeOffset At, long? AnswerBytes = null);
