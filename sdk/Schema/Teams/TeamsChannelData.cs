namespace Microsoft.Bot.Schema.Teams;

public class TeamsChannelData
{
    public TeamsChannelData()
    {
    }

    public TeamsChannelData(
        ChannelInfo? channel = default,
        string? eventType = default,
        TeamInfo? team = default,
        NotificationInfo? notification = default,
        TenantInfo? tenant = default)
    {
        Channel = channel;
        EventType = eventType;
        Team = team;
        Notification = notification;
        Tenant = tenant;
    }

    public ChannelInfo? Channel { get; set; }

    public string? EventType { get; set; }

    public TeamInfo? Team { get; set; }

    public NotificationInfo? Notification { get; set; }

    public TenantInfo? Tenant { get; set; }

    public TeamsMeetingInfo? Meeting { get; set; }

    public TeamsChannelDataSettings? Settings { get; set; }
}

public class TeamsChannelDataSettings(ChannelInfo? selectedChannel = default)
{
    public TeamsChannelDataSettings()
        : this(null)
    {
    }

    public ChannelInfo? SelectedChannel { get; set; } = selectedChannel;
}

public class TeamInfo(string? id = default, string? name = default, string? aadGroupId = default)
{
    public TeamInfo()
        : this(null)
    {
    }

    public string? Id { get; set; } = id;

    public string? Name { get; set; } = name;

    public string? AadGroupId { get; set; } = aadGroupId;
}

public class ChannelInfo(string? id = default, string? name = default)
{
    public ChannelInfo()
        : this(null)
    {
    }

    public string? Id { get; set; } = id;

    public string? Name { get; set; } = name;

    public string? Type { get; set; }
}

public class TenantInfo(string? id = default)
{
    public TenantInfo()
        : this(null)
    {
    }

    public string? Id { get; set; } = id;
}

public class TeamsMeetingInfo(string? id = default)
{
    public TeamsMeetingInfo()
        : this(null)
    {
    }

    public string? Id { get; set; } = id;
}

public class NotificationInfo(bool? alert = default)
{
    public NotificationInfo()
        : this(null)
    {
    }

    public bool? Alert { get; set; } = alert;

    public bool? AlertInMeeting { get; set; }

    public string? ExternalResourceUrl { get; set; }
}
