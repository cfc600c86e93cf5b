using System.Text.Json;
using System.Text.RegularExpressions;
using McaBot.Platform.Http;

namespace McaBot.PartnerCenter.Agreements;

/// <summary>Reads the agreement's template, where its document is, and the document itself, of which only the SHA-256 is kept.</summary>
internal sealed partial class AgreementReader(
    PartnerCenterCalls calls, AgreementDocuments documents, IOptions<PartnerCenterOptions> options)
{
    /// <returns>As far as it could be read.</returns>
    public async Task<AgreementOnRecord> ReadAsync(string country, string language, CancellationToken cancellationToken)
    {
        var read = new AgreementOnRecord();
        try
        {
            var templates = await GetAsync("agreement-template", PartnerCenterNames.AgreementTemplates, cancellationToken);
            if (!templates.IsGood || NewestIn(templates) is not { } newest)
            {
                return read with { Problem = templates.IsGood ? AgreementProblem.NotFound : ProblemOf(templates.Status) };
            }

            read = newest;
            var found = await GetAsync(
                "agreement-document", PartnerCenterNames.AgreementDocument(read.TemplateId!, country, language), cancellationToken);
            if (!found.IsGood)
            {
                return read with { Problem = ProblemOf(found.Status) };
            }

            read = read with { Language = LanguageIn(found) ?? language };
            var document = await documents.HashAsync(
                found.Body.Text(PartnerCenterNames.DownloadUri), options.Value.Timeout, cancellationToken);
            return read with { DocumentHash = document.Hash, Problem = document.Problem };
        }
        catch (PartnerCenterUnavailableException e)
        {
            return read with { Problem = ProblemOf(e) };
        }
        catch (OperationCanceledException)
        {
            return read with { Problem = AgreementProblem.TimedOut };
        }
    }

    private Task<Reply> GetAsync(string name, string path, CancellationToken cancellationToken) =>
        calls.SendAsync(name, HttpMethod.Get, path, null, Guid.NewGuid(), options.Value.Timeout, cancellationToken);

    /// <summary>Only what is fit to be stored: it goes on record for good.</summary>
    private static AgreementOnRecord? NewestIn(Reply reply) => reply.Body.List(PartnerCenterNames.Items)
        .Where(i => First(i, PartnerCenterNames.TemplateTypes)?.Text() is null or PartnerCenterNames.AgreementType)
        .Select(i => new AgreementOnRecord(i.Property(PartnerCenterNames.TemplateId)?.Text(), RankIn(i)))
        .Where(a => a is { TemplateId: { } id, VersionRank: not null } && Storable().IsMatch(id))
        .MaxBy(a => a.VersionRank);

    private static int? RankIn(JsonElement template) => First(template, PartnerCenterNames.VersionRanks) switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt32(out var rank) => rank,
        { } text when int.TryParse(text.Text(), NumberStyles.None, CultureInfo.InvariantCulture, out var rank) => rank,
        _ => null,
    };

    private static string? LanguageIn(Reply reply) =>
        reply.Body.Text(PartnerCenterNames.Language) is { } said && Culture().IsMatch(said) ? said : null;

    private static JsonElement? First(JsonElement item, IEnumerable<string> names) =>
        names.Select(n => item.Property(n)).FirstOrDefault(found => found is not null);

    private static AgreementProblem ProblemOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden => AgreementProblem.Refused,
        StatusCodes.Status404NotFound => AgreementProblem.NotFound,
        _ => AgreementProblem.Unreadable,
    };

    private static AgreementProblem ProblemOf(PartnerCenterUnavailableException e) => e.Message switch
    {
        PartnerCenterUnavailableException.TimeoutCode => AgreementProblem.TimedOut,
        PartnerCenterUnavailableException.BodyCode => AgreementProblem.Unreadable,
        _ => AgreementProblem.Unavailable,
    };

    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Storable();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Culture();
}
