using System.Globalization;
using System.Net;
using McaBot.Sandbox.World;

namespace McaBot.Sandbox.Wire;

/// <summary>
/// Plays the page behind a customer's link, where "the customer" reads and accepts. Like the real one it asks for no sign-in: the link is
/// all it
/// takes. For tests: main[data-state] is open, accepted, expired or unknown; #read and #accept lead from the one to the other.
/// </summary>
internal sealed class AcceptancePage(PartnerCenterBook book)
{
    private const string Path = "/mca/";
    private const string Id = "attestationid";

    public static string LinkBase(Uri address) => new Uri(address, $"{Path}?{Id}=").ToString();

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, context => ShowAsync(context, context.Request.Query[Id].ToString(), context.Request.Query["lang"].ToString()));
        routes.MapPost(Path + "accept", AcceptAsync);
        routes.MapGet(Path + "style.css", context =>
        {
            context.Response.ContentType = "text/css";
            return context.Response.SendFileAsync(SandboxFolder.Combine("wwwroot/mca.css"));
        });
    }

    private async Task AcceptAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (id, language) = (form[Id].ToString(), form["lang"].ToString());
        if (form.ContainsKey("read") && Guid.TryParse(id, out var attestation)) book.Accept(attestation);

        // Back by GET, so that going back or reloading sends nothing twice.
        context.Response.Redirect($"{Path}?{Id}={Uri.EscapeDataString(id)}&lang={Uri.EscapeDataString(language)}");
    }

    private async Task ShowAsync(HttpContext context, string id, string asked)
    {
        var attestation = Guid.TryParse(id, out var guid) ? book.Find(guid) : null;
        var text = AcceptanceTexts.For(
            asked is "en" or "fr" ? asked : attestation?.Language ?? context.Request.Headers.AcceptLanguage.ToString());
        var state = attestation switch
        {
            null => "unknown",
            { AcceptedAt: not null } => "accepted",
            _ when book.IsExpired(attestation) => "expired",
            _ => "open",
        };
        context.Response.StatusCode = attestation is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        await context.Response.WriteAsync(Page(state, attestation, id, text));
    }

    private static string Page(string state, PartnerAttestation? attestation, string id, AcceptanceTexts text) =>
        $"""
        <!doctype html>
        <html lang="{text.Language}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <meta name="robots" content="noindex">
          <title>{text.Title}</title>
          <link rel="icon" href="/icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/mca/style.css">
        </head>
        <body>
          <header>
            <span>{text.Sandbox}</span>
            <nav aria-label="{text.Languages}">{Switch("en", "English", id, text)}{Switch("fr", "Français", id, text)}</nav>
          </header>
          <main data-state="{state}">
        {(attestation is not null && state == "open" ? Agreement(attestation, text) : Outcome(state, attestation, text))}
          </main>
        </body>
        </html>
        """;

    private static string Switch(string language, string name, string id, AcceptanceTexts text) => language == text.Language
        ? $"<b lang=\"{language}\">{name}</b>"
        : $"<a lang=\"{language}\" href=\"{Path}?{Id}={Html(Uri.EscapeDataString(id))}&amp;lang={language}\">{name}</a>";

    private static string Agreement(PartnerAttestation attestation, AcceptanceTexts text) =>
        $"""
            <h1>{text.Title}</h1>
            <p>{text.Intro}</p>
            <dl>
              <div><dt>{text.Company}</dt><dd>{Html(attestation.CompanyName)}</dd></div>
              <div><dt>{text.Signatory}</dt><dd>{Html($"{attestation.Signatory.FirstName} {attestation.Signatory.LastName}")}</dd></div>
              <div><dt>{text.Country}</dt><dd>{Html(attestation.Country)}</dd></div>
              <div><dt>{text.Until}</dt><dd>{Html(attestation.ExpiresAt.ToString("D", text.Culture))}</dd></div>
            </dl>
            <section class="agreement" aria-label="{text.Title}">
              {string.Concat(text.Clauses.Select(clause => $"<h2>{clause.Heading}</h2><p>{clause.Words}</p>"))}
            </section>
            <form method="post" action="{Path}accept">
              <input type="hidden" name="{Id}" value="{attestation.Id}">
              <input type="hidden" name="lang" value="{text.Language}">
              <label><input type="checkbox" id="read" name="read" required> <span>{text.Read}</span></label>
              <button id="accept" type="submit">{text.Accept}</button>
            </form>
        """;

    private static string Outcome(string state, PartnerAttestation? attestation, AcceptanceTexts text)
    {
        var (heading, words) = state switch
        {
            "accepted" => (text.AcceptedTitle, string.Format(
                text.Culture, text.Accepted, Html(attestation!.CompanyName), attestation.AcceptedAt!.Value.ToString("D", text.Culture))),
            "expired" => (text.ExpiredTitle, text.Expired),
            _ => (text.UnknownTitle, text.Unknown),
        };
        return string.Create(
            CultureInfo.InvariantCulture,
            $"    <div class=\"mark\" aria-hidden=\"true\"></div>\n    <h1>{heading}</h1>\n    <p id=\"{state}\">{words}</p>");
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
