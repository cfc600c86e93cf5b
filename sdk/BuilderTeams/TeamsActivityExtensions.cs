using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace Microsoft.Bot.Builder.Teams;

/// <summary>What Teams puts into an activity's channel data.</summary>
public static class TeamsActivityExtensions
{
    public static string? TeamsGetChannelId(this IActivity activity) => DataOf(activity)?.Channel?.Id;

    public static string? TeamsGetSelectedChannelId(this IActivity activity) => DataOf(activity)?.Settings?.SelectedChannel?.Id;

    public static TeamInfo? TeamsGetTeamInfo(this IActivity activity) => DataOf(activity)?.Team;

    public static TeamsMeetingInfo? TeamsGetMeetingInfo(this IActivity activity) => DataOf(activity)?.Meeting;

    public static void TeamsNotifyUser(this IActivity activity) => activity.TeamsNotifyUser(false);

    /// <summary>Has Teams show the message in the person's activity feed, or in the meeting.</summary>
    public static void TeamsNotifyUser(this IActivity activity, bool alertInMeeting, string? externalResourceUrl = null)
    {
        ArgumentNullException.ThrowIfNull(activity);
        if (activity.ChannelData is not TeamsChannelData data)
        {
            data = activity.GetChannelData<TeamsChannelData>() ?? new TeamsChannelData();
            activity.ChannelData = data;
        }

        data.Notification = new NotificationInfo { Alert = !alertInMeeting, AlertInMeeting = alertInMeeting, ExternalResourceUrl = externalResourceUrl };
    }

    private static TeamsChannelData? DataOf(IActivity activity)
    {
        ArgumentNullException.ThrowIfNull(activity);
        return activity.GetChannelData<TeamsChannelData>();
    }
}
