using System.Diagnostics.CodeAnalysis;

namespace McaBot.Attestations;

/// <summary>The form that every stored code has: what has it may be logged and shown, whoever wrote it.</summary>
public static class CodeText
{
    private const int MaxLength = 64;

    /// <returns>Whether it could be a code, such as <c>existing-partner</c>, or a verb, such as <c>decision.approve</c>.</returns>
    public static bool IsCode([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxLength } && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.');
}
