namespace McaBot.Directory;

internal sealed class ApprovalOptions
{
    public const string Section = "Approval";

    /// <summary>Object id of the group that decides where the requester has no manager who can.</summary>
    public Guid? ApproverGroup { get; set; }
}
