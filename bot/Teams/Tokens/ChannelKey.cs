using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;

namespace McaBot.Teams.Tokens;

/// <summary>A signing key of the channel service, and the channels it may speak for.</summary>
internal sealed record ChannelKey(SecurityKey Key, FrozenSet<string> Endorsements);
