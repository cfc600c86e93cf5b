using System.Text.Json.Nodes;
using McaBot.Sandbox.Wire;

namespace McaBot.Sandbox.World;

/// <summary>What a dynamic choice set was offered for what somebody typed.</summary>
public sealed record SearchResult(Delivery Delivery)
{
    /// <summary>Teams shows no more.</summary>
    public const int MaxShown = 15;

    private const string Type = "application/vnd.microsoft.search.searchResponse";

    public int Status => Delivery.Json?["statusCode"]?.GetValue<int>() ?? Delivery.Status;

    public bool IsOk => Delivery.IsOk && Status is >= 200 and < 300 && Delivery.Json.Text("type") == Type;

    public IReadOnlyList<(string Title, string Value)> Choices =>
        IsOk
            ?
            [
                .. Delivery
                    .Json.Object("value")
                    .Objects("results")
                    .Select(item => (item.Text("title") ?? "", item.Text("value") ?? ""))
                    .Take(MaxShown),
            ]
            : [];
}
