using McaBot.Turns;

namespace McaBot.Features.Attest;

/// <summary>Recognises a question, which answers no field of a form.</summary>
internal static class Questions
{
    private const int FewestWords = 3;

    private static readonly string[] Asking =
    [
        "who", "whom", "what", "what's", "which", "why", "how", "where", "when", "can", "may", "must", "should", "do", "does", "is", "are",
        "qui", "que", "qu'est-ce", "quoi", "quel", "quelle", "quels", "quelles", "pourquoi", "comment", "ou", "quand", "est-ce", "dois-je",
        "puis-je", "peut-on", "faut-il", "a",
    ];

    private static readonly (QuestionTopic Topic, string[] Any, string[] And)[] Topics =
    [
        (
            QuestionTopic.WhoApproves, ["who", "whom", "qui"],
            [
                "approve", "approver", "approves", "decide", "decides", "approuve", "approuver", "approbateur", "decider", "valide",
                "valider",
            ]),
        (
            QuestionTopic.WhoMayAttest, ["who", "whom", "qui", "can", "may", "puis-je", "peut-on", "role", "roles"],
            ["attest", "attester", "attestation", "role", "roles", "allowed", "autorise"]),
        (QuestionTopic.TenantId, ["tenant", "locataire"], []),
        (QuestionTopic.WhyTheCustomerConfirms, ["why", "pourquoi"], ["again", "twice", "page", "still", "link", "encore", "fois", "lien"]),
        (QuestionTopic.WhyThisIsAsked, ["why", "pourquoi"], []),
        (QuestionTopic.Scenarios, ["scenario", "scenarios", "situation", "situations", "difference"], []),
        (
            QuestionTopic.Evidence,
            ["evidence", "proof", "file", "files", "attach", "attachment", "preuve", "preuves", "fichier", "fichiers", "joindre", "piece"],
            []),
        (QuestionTopic.WhatComesNext, ["next", "then", "afterwards", "happens", "ensuite", "apres", "suite", "passe"], []),
    ];

    /// <returns>Null where the text is no question.</returns>
    public static QuestionTopic? Read(string text)
    {
        if (text.Contains('\n', StringComparison.Ordinal))
        {
            return null;
        }

        var words = CommandText.Normalise(text).Split([' ', ',', ';', '?'], StringSplitOptions.RemoveEmptyEntries);
        var hasMark = text.TrimEnd().EndsWith('?') || text.TrimEnd().EndsWith('\uFF1F');
        if (words.Length == 0 || (!hasMark && (words.Length < FewestWords || !Asking.Contains(words[0], StringComparer.Ordinal))))
        {
            return null;
        }

        var topic = Array.Find(Topics, t => t.Any.Any(words.Contains) && (t.And.Length == 0 || t.And.Any(words.Contains))).Topic;

        // Without a question mark it may be a company's name, such as "Who Cares Ltd".
        return topic != default ? topic : hasMark ? QuestionTopic.SomethingElse : null;
    }
}
