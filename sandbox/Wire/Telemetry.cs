namespace McaBot.Sandbox.Wire;

/// <summary>Takes what the bot exports over OTLP (http/protobuf) and keeps it as it came.</summary>
/// <remarks>Source: OpenTelemetry, OTLP specification, OTLP/HTTP: an empty answer is a full success.</remarks>
public sealed class Telemetry(int? most)
{
    private readonly Kept<Export> exports = new(most);
    private readonly Changes changes = new();

    public IReadOnlyList<Export> Exports => exports.All;

    /// <summary>The first export, there already or yet to come, that matches.</summary>
    public Task<Export> WaitForAsync(Func<Export, bool> matches, TimeSpan? timeout = null) =>
        WaitForAsync(() => Exports.FirstOrDefault(matches), timeout);

    /// <param name="look">Called after each export until it finds one.</param>
    public Task<Export> WaitForAsync(Func<Export?> look, TimeSpan? timeout = null) =>
        changes.UntilAsync(look, "a matching export", timeout);

    internal void Map(IEndpointRouteBuilder routes) => routes.MapPost("/otlp/v1/{signal}", async context =>
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        exports.Add(new Export((string)context.Request.RouteValues["signal"]!, body.ToArray()));
        changes.Signal();
        context.Response.ContentType = "application/x-protobuf";
    });
}
