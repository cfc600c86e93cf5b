namespace McaBot.Tests.Browser;

/// <param name="Found">Empty where nothing is hard to read.</param>
/// <param name="Texts">How many texts there are.</param>
/// <param name="Looked">How many appearances were measured.</param>
internal sealed record ContrastReport(string Found, int Texts, int Looked);
