using McaBot.Features.Bulk.Sheets;
using McaBot.Outbox;
using McaBot.Storage.Ledger;
using McaBot.Views;

namespace McaBot.Features.Bulk;

internal static class BulkServices
{
    /// <summary>Many requests from one file.</summary>
    public static IServiceCollection AddBulk(this IServiceCollection services)
    {
        services.AddSingleton<RowChecks>();
        services.AddSingleton<OpenCustomers>();
        services.AddSingleton<PreviewStore>();
        services.AddSingleton<BulkStore>();
        services.AddSingleton<BulkOrders>();
        services.AddSingleton<BulkReminders>();
        services.AddSingleton<BulkRefresher>();
        services.AddSingleton<BulkDeadLetters>();
        services.AddSingleton<IDeadLetterSource>(provider => provider.GetRequiredService<BulkDeadLetters>());
        services.AddSingleton<BulkViews>();
        services.AddSingleton<BulkPosts>();
        services.AddSingleton<BulkCards>();
        services.AddSingleton<BulkFiles>();
        services.AddSingleton<RowHandler>();
        services.AddSingleton<BulkProcess>();
        services.AddSingleton<BulkErasure>();
        services.AddSingleton<IRecordCheck, BulkCheck>();
        services.AddSingleton<BulkQueue>();
        services.AddSingleton<IBulkWatch>(provider => provider.GetRequiredService<BulkQueue>());
        services.AddHostedService(provider => provider.GetRequiredService<BulkQueue>());
        return services;
    }
}
