namespace McaBot.Cards;

internal static class RoleList
{
    /// <summary>The roles that may attest, one below the other.</summary>
    public static AdaptiveContainer Of(Texts texts, IReadOnlyList<PartnerRole> roles) => Of(texts, texts["Help.Roles"], roles);

    public static AdaptiveContainer Of(Texts texts, string heading, IReadOnlyList<PartnerRole> roles) =>
        Blocks.Group([Blocks.Subheading(heading), .. roles.Select(r => Blocks.Paragraph($"• {Words.Of(texts, r)}"))]);
}
