using System.Text.Json;
using McaBot.Platform;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace McaBot.Host.Health;

internal static class ReadinessAnswer
{
    /// <summary>Whoever asks from this machine is told the release too; nobody else needs to know it.</summary>
    public static Task WriteReadyAsync(HttpContext context, HealthReport report) =>
        WriteAsync(context, report, context.IsLocal() ? ProductVersion.Text : null);

    public static Task WriteLiveAsync(HttpContext context, HealthReport report) => WriteAsync(context, report, version: null);

    private static async Task WriteAsync(HttpContext context, HealthReport report, string? version)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", Word(report.Status));
        if (version is not null)
        {
            json.WriteString("version", version);
        }

        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            json.WriteString(name, Word(entry.Status));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Word(HealthStatus status) => status == HealthStatus.Healthy ? "ok" : "unavailable";
}
