namespace McaBot.Sandbox.Wire;

/// <summary>One call that reached a stand-in. Status 0: the connection was cut without an answer.</summary>
/// <param name="Path">With the query.</param>
/// <param name="Body">As sent, for calls to Teams, Graph and Partner Center; else empty.</param>
/// <param name="Began">When it came.</param>
/// <param name="At">When it was answered.</param>
/// <param name="Trace">The trace it belongs to, as the <c>traceparent</c> header says; null where it says none.</param>
/// <param name="AnswerBytes">Length of the answer's body.</param>
/// <param name="SentBytes">Length of the call's body, where the call said it.</param>
public sealed record LoggedRequest(
    long Number, string Service, string Method, string Path, int Status, string Body, DateTimeOffset Began, DateTimeOffset At,
    string? Trace = null, long? AnswerBytes = null, long? SentBytes = null);
