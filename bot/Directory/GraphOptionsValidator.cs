using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Directory;

internal sealed class GraphOptionsValidator : IValidateOptions<GraphOptions>
{
    public ValidateOptionsResult Validate(string? name, GraphOptions options) => OptionsProblems.Result(ProblemsOf(options));

    private static IEnumerable<string> ProblemsOf(GraphOptions options)
    {
        if (options.BaseUrl is null || !OptionsProblems.IsProtected(options.BaseUrl, loopbackToo: true) || options.BaseUrl.Query.Length > 0)
        {
            yield return "Graph:BaseUrl must be an https address without a query (http for loopback only).";
        }

        if (options.Scope is null || !options.Scope.EndsWith("/.default", StringComparison.Ordinal) || !Uri.TryCreate(options.Scope, UriKind.Absolute, out _))
        {
            yield return "Graph:Scope must be an address that ends in /.default.";
        }
    }
}
