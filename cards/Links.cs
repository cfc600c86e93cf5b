namespace McaBot.Cards;

/// <summary>Public pages that cards point to.</summary>
internal static class Links
{
    /// <summary>Where a customer's global administrator accepts the agreement without the partner.</summary>
    public static Uri DirectAcceptance { get; } = new("https://admin.microsoft.com/AdminPortal/Home?ref=/BillingAccounts/agreement");

    public static Uri AddCustomer { get; } = new("https://learn.microsoft.com/partner-center/customers/add-a-new-customer");

    public static Uri AzurePlan { get; } = new("https://learn.microsoft.com/partner-center/customers/azure-plan-lp");

    /// <summary>A chat with the bot, with words to send it already written.</summary>
    /// <param name="words">Empty for none.</param>
    public static Uri Chat(Guid bot, string words)
    {
        var message = words.Length == 0 ? "" : $"&message={Uri.EscapeDataString(words)}";
        return new Uri($"https://teams.microsoft.com/l/chat/0/0?users=28:{bot:D}{message}");
    }

    public static Uri ConfirmAgreement { get; } = new("https://learn.microsoft.com/partner-center/customers/confirm-customer-agreement");
}
