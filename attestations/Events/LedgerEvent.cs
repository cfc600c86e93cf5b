using System.Text.Json.Serialization;

namespace McaBot.Attestations;

/// <summary>What a ledger entry says. Kinds and property names are stored for good: add, never rename.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Requested), "requested")]
[JsonDerivedType(typeof(Assigned), "assigned")]
[JsonDerivedType(typeof(Approved), "approved")]
[JsonDerivedType(typeof(Rejected), "rejected")]
[JsonDerivedType(typeof(Withdrawn), "withdrawn")]
[JsonDerivedType(typeof(HandedOff), "handed-off")]
[JsonDerivedType(typeof(Completed), "completed")]
[JsonDerivedType(typeof(LinkAsked), "link-asked")]
[JsonDerivedType(typeof(LinkIssued), "link-issued")]
[JsonDerivedType(typeof(AcceptanceReported), "acceptance-reported")]
[JsonDerivedType(typeof(PartnerCenterRefused), "partner-center-refused")]
[JsonDerivedType(typeof(Failed), "failed")]
[JsonDerivedType(typeof(Reminded), "reminded")]
[JsonDerivedType(typeof(Expired), "expired")]
[JsonDerivedType(typeof(BulkOrdered), "batch-ordered")]
[JsonDerivedType(typeof(CardPosted), "card-posted")]
[JsonDerivedType(typeof(Delivered), "delivered")]
[JsonDerivedType(typeof(DeadLettered), "dead-lettered")]
[JsonDerivedType(typeof(Requeued), "requeued")]
[JsonDerivedType(typeof(Dismissed), "dismissed")]
[JsonDerivedType(typeof(DetailsErased), "details-erased")]
public abstract record LedgerEvent;
