using System.Security.Cryptography;
using System.Text;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>What tells a crew's calls from others', in the path of the call.</summary>
internal sealed class CrewMarks(Crew crew)
{
    private volatile string[] marks = [crew.Ledger.Customer.ToString("D"), .. Of(crew.Requester), .. Of(crew.Manager)];

    /// <summary>The id its request has, or will have; known from its first card on.</summary>
    public string? Draft { get; set; }

    /// <summary>Somebody else who has to do with it.</summary>
    public void Add(TeamsUser user) => marks = [.. marks, .. Of(user)];

    /// <summary>Whether a call, by its path, is about this crew.</summary>
    public bool Own(string path) => marks.Any(mark => Has(path, mark)) || (Draft is { } draft && Has(path, draft));

    private static string[] Of(TeamsUser user) => [user.Person.Oid, user.Chat.Id[3..], StateOf(user)];

    private static bool Has(string path, string mark) => path.Contains(mark, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the blob with the state of somebody's chat is named by.</summary>
    public static string StateOf(TeamsUser user) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"msteams/conversations/{user.Chat.Id}")));
}
