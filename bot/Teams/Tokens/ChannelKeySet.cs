using System.Collections.Frozen;

namespace McaBot.Teams.Tokens;

internal sealed record ChannelKeySet(FrozenDictionary<string, ChannelKey> ByKeyId, DateTimeOffset LoadedAt);
