namespace McaBot.Attestations;

/// <param name="DetailsHash">SHA-256 of the salted details, lower-case hex.</param>
public sealed record Requested(Scenario Scenario, string Country, string Language, DateOnly DateAgreed, AcceptanceMethod Obtained, string DetailsHash) : Happening;

public enum ApprovalRoute
{
    Manager = 1,
    ApproverGroup = 2,
}

/// <summary>Who is asked to decide.</summary>
public sealed record Assigned(ApprovalRoute Route, IReadOnlyList<Guid> Approvers) : Happening;

public sealed record Approved : Happening;

/// <param name="NoteHash">SHA-256 of the salted note that holds the reason.</param>
public sealed record Rejected(string NoteHash) : Happening;

public sealed record Withdrawn : Happening;

/// <summary>Given back to the requester to carry out by hand, for want of a Partner Center connection.</summary>
public sealed record HandedOff : Happening;

/// <param name="Reference">The reference under which the attestation was recorded; see <see cref="ReferenceForm"/>.</param>
public sealed record Completed(string Reference) : Happening;

/// <summary>A card was drawn somewhere at a person's wish, and has to settle like the others.</summary>
public sealed record CardPosted(Copy Copy) : Happening;
