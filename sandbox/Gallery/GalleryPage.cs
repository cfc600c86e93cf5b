using System.Text.Json.Nodes;
using McaBot.Cards;
using McaBot.Sandbox.Gallery.Samples;

namespace McaBot.Sandbox.Gallery;

/// <summary>Every card in every state, in both languages, from the samples that the golden files are made of.</summary>
internal static class GalleryPage
{
    private static readonly Lazy<string> Cards = new(() =>
        new JsonArray([.. CardSamples.Of(new SampleWorld()).Select(Draw)]).ToJsonString());

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/gallery", context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return context.Response.SendFileAsync(SandboxFolder.Combine("wwwroot/gallery.html"));
        });
        routes.MapGet("/gallery/cards", context =>
        {
            context.Response.ContentType = "application/json; charset=utf-8";
            return context.Response.WriteAsync(Cards.Value, context.RequestAborted);
        });
    }

    private static JsonObject Draw(CardSample sample) => new()
    {
        ["name"] = sample.Name,
        ["card"] = sample.Card,
        ["state"] = sample.State,
        ["en"] = JsonNode.Parse(sample.Draw(Cultures.English).ToJson()),
        ["fr"] = JsonNode.Parse(sample.Draw(Cultures.French).ToJson()),
    };
}
