using System.Text.Json.Serialization;

namespace Microsoft.Bot.Schema.Teams;

public class TeamsChannelAccount : ChannelAccount
{
    public TeamsChannelAccount()
    {
    }

    public TeamsChannelAccount(
        string? id = default,
        string? name = default,
        string? givenName = default,
        string? surname = default,
        string? email = default,
        string? userPrincipalName = default)
        : base(id, name)
    {
        GivenName = givenName;
        Surname = surname;
        Email = email;
        UserPrincipalName = userPrincipalName;
    }

    public string? GivenName { get; set; }

    public string? Surname { get; set; }

    public string? Email { get; set; }

    public string? UserPrincipalName { get; set; }

    public string? TenantId { get; set; }

    public string? UserRole { get; set; }

    // The members API spells the Entra object id "objectId".
    [JsonInclude]
    [JsonPropertyName("objectId")]
    internal string? ObjectId
    {
        get => AadObjectId;
        set => AadObjectId = value ?? AadObjectId;
    }
}

public class TeamsPagedMembersResult(string? continuationToken = default, IList<TeamsChannelAccount>? members = default)
{
    public TeamsPagedMembersResult()
        : this(null)
    {
    }

    public string? ContinuationToken { get; set; } = continuationToken;

    public IList<TeamsChannelAccount>? Members { get; set; } = members;
}

public class TeamDetails(string? id = default, string? name = default, string? aadGroupId = default)
{
    public TeamDetails()
        : this(null)
    {
    }

    public string? Id { get; set; } = id;

    public string? Name { get; set; } = name;

    public string? AadGroupId { get; set; } = aadGroupId;

    public string? Type { get; set; }

    public string? TenantId { get; set; }

    public int ChannelCount { get; set; }

    public int MemberCount { get; set; }
}

public class ConversationList(IList<ChannelInfo>? conversations = default)
{
    public ConversationList()
        : this(null)
    {
    }

    public IList<ChannelInfo>? Conversations { get; set; } = conversations;
}
