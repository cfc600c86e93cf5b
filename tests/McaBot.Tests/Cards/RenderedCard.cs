namespace McaBot.Tests.Cards;

/// <param name="Complaints">What the renderer found wrong while parsing and validating.</param>
/// <param name="Markup">Elements that only Markdown or HTML in a text can have made.</param>
/// <param name="TooWide">Texts that reach beyond the card's edge.</param>
public sealed record RenderedCard(string[] Complaints, string Text, string[] Markup, string[] Buttons, string[] TooWide);
