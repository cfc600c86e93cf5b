namespace McaBot.Attestations;

public enum FieldProblem
{
    Missing = 1,
    TooLong = 2,
    NotATenantId = 3,
    OwnTenant = 4,
    NotADomain = 5,
    UnknownCountry = 6,
    UnknownLanguage = 7,
    NotAName = 8,
    NotAnEmail = 9,
    NotAPhone = 10,
    NotADate = 11,
    InFuture = 12,

    /// <summary>Before the agreement's last revision: the customer has to accept again.</summary>
    BeforeCutOff = 13,
    UnknownChoice = 14,
    NotAReference = 15,

    /// <summary>The agreement is offered in several cultures of the language: one has to be chosen.</summary>
    SeveralLanguages = 16,
}

/// <summary>What is wrong with one field, to be said at that field.</summary>
public sealed record FieldError(string Field, FieldProblem Problem);
