namespace McaBot.Cards;

/// <summary>What people ask about.</summary>
public enum QuestionTopic
{
    WhoMayAttest = 1,
    WhoApproves = 2,
    WhyThisIsAsked = 3,
    WhyTheCustomerConfirms = 4,
    WhatComesNext = 5,
    TenantId = 6,
    Evidence = 7,
    Scenarios = 8,

    /// <summary>A question that has no answer here.</summary>
    SomethingElse = 9,
}
