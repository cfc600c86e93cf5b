using McaBot.Sandbox.Wire;

namespace McaBot.Tests.Support;

/// <summary>One way for a call to fail.</summary>
/// <param name="Code">Of storage, which says in a header what it means by a status.</param>
/// <param name="Lives">How many crews share the calls between them: slow failures and those tried again take their time.</param>
/// <param name="IsAmbiguous">Whether a post that failed so may be there all the same.</param>
internal sealed record FaultColumn(string Name, Fault Fault, string Code = "", int Lives = 2, bool IsAmbiguous = false)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    public static IReadOnlyList<FaultColumn> All { get; } =
    [
        new("stall", new Fault { Stall = TimeSpan.FromSeconds(90) }, Lives: 10, IsAmbiguous: true),
        Status(429, "TooManyRequests", 5, Second),
        Status(503, "ServerBusy", 5),
        Status(503, "ServerBusy", 5, Second),
        Status(500, "InternalError", 5),
        new("dropped before", new Fault { Drop = true }, Lives: 5, IsAmbiguous: true),
        new("dropped after", new Fault { Drop = true, AfterEffect = true }, Lives: 5, IsAmbiguous: true),
        Status(401, "NoAuthenticationInformation"),
        Status(403, "AuthorizationPermissionMismatch"),
        Status(404, "ContainerNotFound"),
        Status(409, "ContainerBeingDeleted"),
        Status(412, "LeaseIdMissing"),
        new("garbage", new Fault { Body = "<html>sorry</html>" }, IsAmbiguous: true),
    ];

    /// <summary>As often as one try of the bot asks, with the repetitions of its clients.</summary>
    public int TimesAt(string service) => (service, Name) switch
    {
        ("storage", "stall") => 2,
        ("storage", "429 with Retry-After" or "500" or "503" or "503 with Retry-After" or "dropped before" or "dropped after") => 4,
        ("graph", "429 with Retry-After" or "503" or "503 with Retry-After" or "dropped before" or "dropped after") => 3,
        _ => 1,
    };

    public Fault At(string service) =>
    service == "storage" && Code.Length > 0
        ? Fault with
        {
            Headers = new Dictionary<string, string> { ["x-ms-error-code"] = Code },
        }
        : Fault;

    private static FaultColumn Status(int status, string code, int lives = 2, TimeSpan? retryAfter = null) =>
    new(
        retryAfter is null ? $"{status}" : $"{status} with Retry-After", new Fault { Status = status, RetryAfter = retryAfter }, code,
        lives, status >= 500);
}
