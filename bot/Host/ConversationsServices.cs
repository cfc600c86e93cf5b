using McaBot.Features.Attest;
using McaBot.Features.Attest.Dialogs;
using McaBot.Features.Attest.Prefill;
using McaBot.Features.Bulk;
using McaBot.Features.CarryOut;
using McaBot.Features.Channels;
using McaBot.Features.DeadLetters;
using McaBot.Features.Decide;
using McaBot.Features.Extension;
using McaBot.Features.Records;
using McaBot.Outbox;
using McaBot.Turns;
using McaBot.Turns.Inbound;
using McaBot.Turns.Limits;
using McaBot.Views;
using Microsoft.Bot.Builder;

namespace McaBot.Host;

internal static class ConversationsServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<DisplayNameCache>();
        services.AddSingleton<KnownCultures>();
        services.AddSingleton<AttestationViews>();
        services.AddSingleton<AttestationPresenter>();
        services.AddSingleton<Reminders>();

        services.AddSingleton<StateStorage>();
        services.AddSingleton<IStorage>(provider => provider.GetRequiredService<StateStorage>());
        services.AddSingleton<ChatState>();
        services.AddSingleton<ConversationState>(provider => provider.GetRequiredService<ChatState>());
        services.AddSingleton<SentDraftCleanup>();
        services.AddHostedService(provider => provider.GetRequiredService<SentDraftCleanup>());
        services.AddSingleton<Drafts>();
        services.AddSingleton<DraftCards>();
        services.AddSingleton<DraftChecks>();
        services.AddSingleton<DraftModels>();
        services.AddSingleton<OldDraftCards>();
        services.AddSingleton<CustomerNews>();
        services.AddSingleton<CustomerGuesses>();
        services.AddSingleton<DraftPrefill>();
        services.AddSingleton<ScenarioStep>();
        services.AddSingleton<CustomerStep>();
        services.AddSingleton<AcceptanceStep>();
        services.AddSingleton<ConfirmStep>();
        services.AddSingleton<AttestDialog>();
        services.AddSingleton<NewerStep>();
        services.AddSingleton<AttestConversation>();
        services.AddSingleton<DraftEvidence>();

        services.AddSingleton<RequestFinder>();
        services.AddSingleton<CustomerFinder>();
        services.AddSingleton<NumberedRequest>();
        services.AddSingleton<CommandRouter>();
        services.AddSingleton<CommandCatalog>();
        services.AddSingleton<Func<CommandCatalog>>(provider => provider.GetRequiredService<CommandCatalog>);

        services.AddSingleton<CardActionRouter>();

        services.AddSingleton<TurnLimits>();
        services.AddSingleton<OpenRequests>();
        services.AddSingleton<ReadersRights>();
        services.AddSingleton<MessageRouter>();
        services.AddSingleton<ChoiceSearch>();
        services.AddSingleton<ExtensionRouter>();
        services.AddSingleton<SharedCards>();
        services.AddSingleton<PersonalChat>();
        services.AddSingleton<FileSaving>();
        services.AddSingleton<FileConsents>();
        services.AddSingleton<AnswerDelivery>();
        services.AddSingleton<Deliveries>();
        services.AddHostedService<DeliverySettling>();
        services.AddSingleton<TurnPipeline>();
        services.AddSingleton<InstallationHandler>();
        services.AddSingleton<GoneChannels>();
        services.AddSingleton<IBot, TeamsBot>();
        return services;
    }
}
