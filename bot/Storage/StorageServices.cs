using Azure.Core;
using Azure.Storage.Blobs;
using McaBot.Storage.Ledger;
using McaBot.Storage.Projections;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace McaBot.Storage;

internal static class StorageServices
{
    /// <summary>
    /// The ledger and everything else that is kept, in one container unless the ledgers have their own. Takes the
    /// <see cref="TokenCredential"/> from the services where it needs one.
    /// </summary>
    public static IServiceCollection AddMcaBotStorage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<StorageOptions>().Bind(configuration.GetSection(StorageOptions.Section)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, StorageConsistencyOptionsValidator>());
        services.TryAddKeyedSingleton(StoreClock.Machine, TimeProvider.System);
        services.AddSingleton(p => new StoreClock(
            p.GetRequiredKeyedService<TimeProvider>(StoreClock.Machine), p.GetRequiredService<ILogger<StoreClock>>()));
        services.AddSingleton<TimeProvider>(p => p.GetRequiredService<StoreClock>());
        services.AddHostedService<StorageAtStart>();
        services.AddSingleton(p =>
            BlobContainerFactory.Create(
                p.GetRequiredService<IOptions<StorageOptions>>().Value, p.GetService<TokenCredential>(), ReadsClock(p)));
        services.AddSingleton<BlobStore>();
        services.AddSingleton(p => new LedgerStore(
            new BlobStore(
                BlobContainerFactory.CreateForLedgers(
                    p.GetRequiredService<IOptions<StorageOptions>>().Value, p.GetService<TokenCredential>(), ReadsClock(p)),
                p.GetRequiredService<TimeProvider>(),
                p.GetRequiredService<ILogger<BlobStore>>())));
        services.AddSingleton<StorageContainers>();
        services.AddSingleton<OpenMarkers>();
        services.AddSingleton<DeadLetterMarkers>();
        services.AddSingleton<LedgerAnchors>();
        services.AddSingleton<ILedger, BlobLedger>();
        services.AddSingleton<LedgerFiles>();
        services.AddSingleton<LedgerChecks>();
        services.AddSingleton<RestoredLedgers>();
        services.AddSingleton<LedgerFingerprints>();
        services.AddSingleton<IRecordCheck, RecordPartsCheck>();
        services.AddSingleton<BlobDetails>();
        services.AddSingleton<IDetails>(p => p.GetRequiredService<BlobDetails>());
        services.AddSingleton<BlobEvidence>();
        services.AddSingleton<IEvidence>(p => p.GetRequiredService<BlobEvidence>());
        services.AddSingleton<BlobDrafts>();
        services.AddSingleton<People>();
        services.AddSingleton<ChannelSubscriptions>();
        services.AddSingleton<Indexes>();
        services.AddSingleton<IndexRebuild>();
        services.AddSingleton<DigestCheckpoints>();
        services.AddSingleton<RetentionMarks>();
        services.AddSingleton<DeliveryMarks>();
        return services;
    }

    // Next to the wire: each try is timed alone.
    private static Action<BlobClientOptions> ReadsClock(IServiceProvider services) =>
        client => client.AddPolicy(new StoreClockPolicy(services.GetRequiredService<StoreClock>()), HttpPipelinePosition.BeforeTransport);
}
