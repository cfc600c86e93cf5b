using McaBot.Attestations;
using McaBot.Sandbox.World;

namespace McaBot.Tests.Support;

/// <summary>What people do until a request is decided on, whichever way it is carried out.</summary>
internal static class CrashFlows
{
    public static readonly CrashFlow Confirm = new(
        "A request being confirmed is on record with everybody told, or not at all", null, c => c.Request,
        (c, card) => c.Requester.PressesAsync(card, "attest.confirm"), ["Requested", "Assigned"], AttestationState.Requested,
        "request.withdraw", CrashRun.Append, CrashRun.Roles, CrashRun.Post)
    {
        Posts = (1, 0, 0, 0),
    };

    public static Task<PressResult> ApprovesAsync(CrashCrew crew, Message card) => crew.Manager.PressesAsync(card, "decision.approve");

    /// <summary>What a button of the requester's card sends, whatever the card offers.</summary>
    public static async Task<PressResult> ForgesAsync(
        this CrashCrew crew, Message card, string verb, params (string Name, string Value)[] more)
    {
        var attestation = await crew.Crew.Ledger.OnlyAsync();
        var data = new System.Text.Json.Nodes.JsonObject
        {
            ["customer"] = attestation.Key.Customer.ToString("D"),
            ["attestation"] = attestation.Key.Id.ToString("D"),
        };
        foreach (var (name, value) in more) data[name] = value;
        return await crew.Crew.World.ForgesAsync(crew.Requester, card, verb, data);
    }
}
