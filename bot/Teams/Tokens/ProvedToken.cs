using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace McaBot.Teams.Tokens;

/// <summary>A token whose signature was verified with <paramref name="Key"/>.</summary>
/// <param name="ServiceUrl">As the token claims it, letter case aside.</param>
internal sealed record ProvedToken(JsonWebToken Token, string ServiceUrl, ChannelKey Key, ClaimsIdentity Identity);
