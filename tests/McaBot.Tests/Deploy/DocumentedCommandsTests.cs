using System.Text.RegularExpressions;
using McaBot.Host;
using McaBot.Operations;
using McaBot.Sandbox;
using McaBot.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace McaBot.Tests.Deploy;

/// <summary>
/// Whatever a document tells people to type exists: programs, projects, files, options, operators' words, and words for the bot.
/// </summary>
public sealed partial class DocumentedCommandsTests : IAsyncLifetime
{
    private static readonly string[] Documents =
    [
        "README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md", "docs/by-hand.md", "docs/events.md", "docs/glossary.md",
        "docs/operations.md", "docs/restoring.md", "docs/storage.md", "tests/McaBot.Benchmarks/README.md",
    ];

    /// <summary>Settings of a build that are the SDK's own.</summary>
    private static readonly string[] SdkProperties = ["ContainerRegistry"];

    /// <summary>What the Azure CLI is asked for, with its options; nobody can run it here.</summary>
    private static readonly Dictionary<string, string[]> AzureCommands = new(StringComparer.Ordinal)
    {
        ["group create"] = ["--name", "--location"],
        ["deployment group create"] = ["--resource-group", "--template-file", "--parameters", "--query"],
        ["deployment group what-if"] = ["--resource-group", "--template-file", "--parameters"],
        ["acr login"] = ["--name", "--expose-token", "--query", "--output"],
        ["storage container immutability-policy show"] = ["--account-name", "--container-name", "--query", "--output"],
        ["storage container immutability-policy lock"] = ["--account-name", "--container-name", "--if-match"],
        ["storage container immutability-policy create"] =
            ["--account-name", "--container-name", "--period", "--allow-protected-append-writes"],
        ["storage container metadata update"] = ["--auth-mode", "--account-name", "--name", "--metadata"],
        ["storage blob download"] = ["--auth-mode", "--account-name", "--container-name", "--name", "--file"],
        ["containerapp debug"] = ["--resource-group", "--name"],
        ["containerapp job update"] = ["--resource-group", "--name", "--args"],
        ["containerapp job start"] = ["--resource-group", "--name"],
        ["containerapp job execution list"] = ["--resource-group", "--name"],
        ["containerapp logs show"] = ["--resource-group", "--name", "--type"],
        ["containerapp replica list"] = ["--resource-group", "--name"],
    };

    private readonly WebApplication bot = UnstartedBot.Build();

    private Dictionary<string, string> OperatorUsages =>
        bot.Services.GetServices<IOperatorCommand>().ToDictionary(c => c.Name, c => c.Usage.Arguments, StringComparer.Ordinal);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await bot.DisposeAsync();

    [Fact]
    public void Every_document_there_is_is_looked_through() => Assert.Equal(
        Documents.Where(name => name.StartsWith("docs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
        System.IO.Directory
            .EnumerateFiles(Repository.PathOf("docs"), "*.md")
            .Select(path => $"docs/{Path.GetFileName(path)}")
            .Order(StringComparer.Ordinal));

    [Fact]
    public void Every_command_in_the_documents_is_known_with_its_options()
    {
        var problems = new List<string>();
        var count = 0;
        foreach (var document in Documents)
        {
            foreach (var words in ShellLines.In(Repository.ReadText(document)))
            {
                count++;
                if (ProblemOf(words) is { } problem) problems.Add($"{document}: {string.Join(' ', words)}: {problem}");
            }
        }

        Assert.Empty(problems);
        Assert.InRange(count, 30, 400);
    }

    [Theory]
    [InlineData("dotnet run --project sandbocks")]
    [InlineData("dotnet run --project sandbox -- --prot 5000")]
    [InlineData("dotnet run --project bot -- verfy")]
    [InlineData("dotnet run --project bot -- requeue")]
    [InlineData("dotnet run -c Release --project tests/McaBot.Benchmarks -- sok")]
    [InlineData("dotnet build McaBot.sln -p:NoSuchThing=true")]
    [InlineData("dotnet test tests/McaBot.Tests --filter FullyQualifiedName~NoSuchTests")]
    [InlineData("npm ci --prefix manifst")]
    [InlineData("node manifest/pack.mjs --bot <id>")]
    [InlineData("deploy/grant-graph.sh --what-if")]
    [InlineData("deploy/grant-graph.sh --identity <id> --force")]
    [InlineData("az containerapp job begin --name mcabot-operator")]
    [InlineData("az group create --nam mcabot")]
    [InlineData("az deployment group create --resource-group mcabot --template-file deploy/registy.bicep")]
    [InlineData("az containerapp job update --name mcabot-operator --args dead-leters")]
    [InlineData("azcopy copy here --recursive")]
    [InlineData("curl https://<hostName>/health/redy")]
    [InlineData("frobnicate")]
    public void What_does_not_exist_would_be_found(string line) =>
        Assert.NotNull(ProblemOf(Assert.Single(ShellLines.In($"```sh\n{line}\n```\n"))));

    [Fact]
    public void Every_word_for_the_bot_that_the_README_lists_is_understood_in_both_languages()
    {
        var router = bot.Services.GetRequiredService<CommandRouter>();
        var section = Repository
            .ReadText("README.md")
            .Split("\n## ")
            .Single(s => s.StartsWith("What people can write", StringComparison.Ordinal));
        var rows = Row().Matches(section).ToList();
        var words = rows.SelectMany(row => Code().Matches(row.Groups["cells"].Value)).Select(code => code.Groups["words"].Value).ToList();

        Assert.InRange(rows.Count, 12, 40);
        Assert.All(words, said => Assert.True(router.Find(Placeholder().Replace(said, "Contoso")) is { IsExact: true }, said));
    }

    [Theory]
    [InlineData("bash", "deploy/grant-graph.sh", "--identity")]
    [InlineData("node", "manifest/pack.mjs", "--bot-id")]
    public async Task Every_script_answers_who_asks_for_help_and_does_nothing(string program, string script, string option)
    {
        var said = (await ProgramRun.StartAsync(program, [script, "--help"])).Expected();

        Assert.Contains(script, said, StringComparison.Ordinal);
        Assert.Contains(option, said, StringComparison.Ordinal);
    }

    private string? ProblemOf(string[] words) => words switch
    {
        ["dotnet", "run", .. var rest] => OfRun(rest),
        ["dotnet", "build", var what, .. var rest] => OfFile(what) ?? OfBuild(rest),
        ["dotnet", "test", .. var rest] => OfTest(rest),
        ["dotnet", "publish", var project, .. var rest] => OfProject(project) ?? OfBuild(rest),
        ["./McaBot", .. var rest] => OfOperator(rest),
        ["npm", "ci", "--prefix", var folder] => OfFile($"{folder}/package-lock.json"),
        ["npm", "ci"] => null,
        ["node", var script, .. var options] => OfScript(script, options),
        [".ci/run"] => OfScript(".ci/run", []),
        ["deploy/grant-graph.sh", .. var options] => options.Contains("--identity")
            ? OfScript("deploy/grant-graph.sh", options)
            : "it needs --identity",
        ["az", .. var rest] => OfAzure(rest),
        ["azcopy", "login"] => null,
        ["azcopy", "copy", var from, var to, .. var options] => from.StartsWith("$from/", StringComparison.Ordinal)
            && to.StartsWith("$to/", StringComparison.Ordinal)
            && options.All(o => o is "--recursive" or "--exclude-path" or "heads;offers;deliveries")
                ? null
                : "copies from $from to $to, with --recursive and --exclude-path",
        ["curl", var address] => Array.Exists(
            ["/health/ready", "/health/live", "/health/serving"],
            path => address.Split('?')[0].EndsWith(path, StringComparison.Ordinal)) ? null : "no such address",
        ["jq", "-r", ".id", "beginning.json"] or ["export", _] => null,
        [var assigned, ..] when Assignment().IsMatch(assigned) => null,
        [var name, .. var arguments] when OperatorUsages.ContainsKey(name) => OfOperator([name, .. arguments]),
        _ => "no such command",
    };

    private string? OfRun(string[] words)
    {
        string[] passed = [.. words.SkipWhile(w => w != "--").Skip(1)];
        string[] own = [.. words.TakeWhile(w => w != "--")];
        return own switch
        {
            ["--project", "sandbox"] => SandboxCommand.Parse(passed) is null ? SandboxCommand.Usage : null,
            ["--project", "bot"] => passed.Length == 0 || passed is ["--version"] ? null : OfOperator(passed),
            ["-c", "Release", "--project", "tests/McaBot.Benchmarks"] => OfBenchmarks(passed),
            _ => "no such project",
        };
    }

    private static string? OfBenchmarks(string[] words)
    {
        var program = Repository.ReadText("tests/McaBot.Benchmarks/Program.cs");
        return words switch
        {
            ["--filter", _, ..] => null,
            [var command, .. var options] when program.Contains($"[\"{command}\", ..", StringComparison.Ordinal) =>
                options.Where(o => o.StartsWith("--", StringComparison.Ordinal)).FirstOrDefault(o => !IsOptionOfBenchmarks(o)),
            _ => "no such benchmark",
        };
    }

    private static bool IsOptionOfBenchmarks(string option) => System.IO.Directory
        .EnumerateFiles(Repository.PathOf("tests/McaBot.Benchmarks"), "*Options.cs", SearchOption.AllDirectories)
        .Any(file => File.ReadAllText(file).Contains($"\"{option}\"", StringComparison.Ordinal));

    private static string? OfBuild(IEnumerable<string> options) => options.FirstOrDefault(option => !(
        option is "-c" or "Release" or "-t:PublishContainer"
        || (option.StartsWith("-p:", StringComparison.Ordinal) && IsProperty(option[3..].Split('=')[0]))));

    private static bool IsProperty(string name) =>
        SdkProperties.Contains(name) || Repository.ReadText("Directory.Build.props").Contains($"<{name}", StringComparison.Ordinal);

    private static string? OfTest(string[] words) => words switch
    {
        [] => null,
        ["--filter", var filter] => OfFilter(filter),
        [var project, "--filter", var filter] => OfProject(project) ?? OfFilter(filter),
        _ => "no such option",
    };

    private static string? OfFilter(string filter) =>
        filter.Split('|').All(part => part.Split('~') is ["FullyQualifiedName", var name]
            && typeof(DocumentedCommandsTests).Assembly.GetTypes().Any(t => t.FullName!.Contains(name, StringComparison.Ordinal)))
            ? null
            : "no test is named so";

    private string? OfOperator(string[] words)
    {
        if (!OperatorUsages.TryGetValue(words[0], out var usage)) return "no such word for operators";

        // "[x] or <y>": one or none; "<x> <y>": both.
        var (wanted, mayLack) = (Placeholder().Count(usage), usage.StartsWith('['));
        return words.Length - 1 == wanted || (mayLack && words.Length <= 2) ? null : $"{words[0]} {usage}";
    }

    private string? OfAzure(string[] words)
    {
        var command = string.Join(' ', words.TakeWhile(w => !w.StartsWith('-')));
        if (!AzureCommands.TryGetValue(command, out var known)) return "no such command of the Azure CLI";
        if (words.FirstOrDefault(w => w.StartsWith("--", StringComparison.Ordinal) && !known.Contains(w)) is { } unknown) return unknown;
        return ValueOf("--template-file") is { } template ? OfFile(template)
            : ValueOf("--args") is { } word ? OfOperatorName(word)
            : null;

        string? ValueOf(string option) => words.SkipWhile(w => w != option).Skip(1).FirstOrDefault();
    }

    private string? OfOperatorName(string word) => OperatorUsages.ContainsKey(word) || word == "help" ? null : "no such word for operators";

    private static string? OfScript(string script, IEnumerable<string> options) => OfFile(script) is { } missing
        ? missing
        : options.Where(o => o.StartsWith("--", StringComparison.Ordinal)).FirstOrDefault(o =>
            !Regex.IsMatch(Repository.ReadText(script), $@"{o}(?![\w-])", RegexOptions.CultureInvariant));

    private static string? OfProject(string folder) =>
        new DirectoryInfo(Repository.PathOf(folder)) is { Exists: true } there && there.EnumerateFiles("*.csproj").Any()
            ? null
            : "no such project";

    private static string? OfFile(string path) => File.Exists(Repository.PathOf(path)) ? null : "no such file";

    [GeneratedRegex(@"^\| (?<cells>`[^|]*\|[^|]*)\|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<words>[^`]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();

    [GeneratedRegex(@"<[^>]*>")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^\w+=")]
    private static partial Regex Assignment();
}
