using Microsoft.Extensions.Logging;

namespace McaBot.Tests.Teams.Channel;

internal sealed record LogLine(string Category, LogLevel Level, string Text);
