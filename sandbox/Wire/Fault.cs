namespace McaBot.Sandbox.Wire;

/// <summary>What goes wrong with the next matching calls. Before its effect unless <see cref="AfterEffect"/> is set.</summary>
public sealed record Fault
{
    /// <summary>
    /// graph, teams, partnercenter, documents (the agreement's text), mca (the customer's page), issuer, identity, storage, files (what
    /// people attached) or drive (where offered files are put); null matches every service.
    /// </summary>
    public string? Service { get; init; }

    public string? Method { get; init; }

    /// <summary>Part of the path and query, compared without case.</summary>
    public string Path { get; init; } = "";

    public int Times { get; init; } = 1;

    /// <summary>Answered instead; null answers as usual (after a stall, say).</summary>
    public int? Status { get; init; }

    /// <summary>Of what is answered instead, such as storage's <c>x-ms-error-code</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public TimeSpan? RetryAfter { get; init; }

    public TimeSpan? Stall { get; init; }

    /// <summary>Told how long the stall was in truth: timers come late.</summary>
    public Action<TimeSpan>? Stalled { get; init; }

    /// <summary>The connection is cut instead of answering.</summary>
    public bool Drop { get; init; }

    /// <summary>The call has its effect first, and only its answer is lost or replaced.</summary>
    public bool AfterEffect { get; init; }

    /// <summary>Answered as it is, with <see cref="Status"/> or 200; a way to send what is no JSON.</summary>
    public string? Body { get; init; }

    /// <summary>Runs at the moment of the fault: the place to kill a bot in the middle of a call.</summary>
    public Func<Task>? Do { get; init; }

    internal bool Replaces => Status is not null || Body is not null;

    internal bool Matches(string service, HttpRequest request) =>
        (Service is null || string.Equals(Service, service, StringComparison.Ordinal))
        && (Method is null || HttpMethods.Equals(Method, request.Method))
        && (request.Path + request.QueryString.ToString()).Contains(Path, StringComparison.OrdinalIgnoreCase);
}
