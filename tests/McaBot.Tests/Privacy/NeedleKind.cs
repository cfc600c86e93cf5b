namespace McaBot.Tests.Privacy;

/// <summary>What may be nowhere but where it belongs.</summary>
internal enum NeedleKind
{
    PersonName = 1,
    UserPrincipalName = 2,
    SignatoryName = 3,
    SignatoryEmail = 4,
    SignatoryPhone = 5,
    FreeText = 6,
    FileName = 7,
    AcceptanceLink = 8,
    Token = 9,
    Secret = 10,
}
