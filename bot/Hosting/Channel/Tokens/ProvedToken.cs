using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace McaBot.Hosting;

/// <summary>A token whose signature was verified with <paramref name="Key"/>.</summary>
internal sealed record ProvedToken(JsonWebToken Token, ChannelKey Key, ClaimsIdentity Identity);
