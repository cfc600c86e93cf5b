using McaBot.Features.Attest;
using McaBot.Features.Attest.Dialogs;
using McaBot.Features.Bulk;
using McaBot.Features.CarryOut;
using McaBot.Features.Channels;
using McaBot.Features.DeadLetters;
using McaBot.Features.Decide;
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
        services.AddSingleton<DeadLetterCards>();
        services.AddSingleton<Reminders>();

        services.AddSingleton<IStorage, StateStorage>();
        services.AddSingleton<ConversationState>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<DraftChecks>();
        services.AddSingleton<CustomerLookup>();
        services.AddSingleton<IChoiceSource>(provider => provider.GetRequiredService<CustomerLookup>());
        services.AddSingleton<DraftModels>();
        services.AddSingleton<ScenarioStep>();
        services.AddSingleton<CustomerStep>();
        services.AddSingleton<AcceptanceStep>();
        services.AddSingleton<ConfirmStep>();
        services.AddSingleton<AttestDialog>();
        services.AddSingleton<AttestConversation>();
        services.AddSingleton<DraftEvidence>();

        services.AddSingleton<ICommand, AttestCommand>();
        services.AddSingleton<ICommand, BulkCommand>();
        services.AddSingleton<ICommand, BulkStatusCommand>();
        services.AddSingleton<ICommand, StartOverCommand>();
        services.AddSingleton<ICommand, BackCommand>();
        services.AddSingleton<ICommand, CancelCommand>();
        services.AddSingleton<ICommand, MyRequestsCommand>();
        services.AddSingleton<ICommand, WaitingCommand>();
        services.AddSingleton<ICommand, RemindCommand>();
        services.AddSingleton<ICommand, HandOverCommand>();
        services.AddSingleton<ICommand, FindCommand>();
        services.AddSingleton<ICommand, VerifyCommand>();
        services.AddSingleton<ICommand, FingerprintCommand>();
        services.AddSingleton<RequestFinder>();
        services.AddSingleton<ICommand, AcceptedCommand>();
        services.AddSingleton<ICommand, NewLinkCommand>();
        services.AddSingleton<ICommand, ByHandCommand>();
        services.AddSingleton<ICommand, GiveUpCommand>();
        services.AddSingleton<ICommand, ExportCommand>();
        services.AddSingleton<ICommand, DeadLettersCommand>();
        services.AddSingleton<ICommand, HelpCommand>();
        services.AddSingleton<ICommand, GreetingCommand>();
        services.AddSingleton<ICommand, ThanksCommand>();
        services.AddSingleton<ICommand, SubscribeCommand>();
        services.AddSingleton<ICommand, UnsubscribeCommand>();
        services.AddSingleton<ICommand, SubscriptionsCommand>();
        services.AddSingleton<NumberedRequest>();
        services.AddSingleton<CommandRouter>();

        services.AddSingleton<ICardAction, StartAttestation>();
        services.AddSingleton<ICardAction, MoveAttestation>();
        services.AddSingleton<ICardAction, DecideRequest>();
        services.AddSingleton<HandOverRequest>();
        services.AddSingleton<ICardAction>(provider => provider.GetRequiredService<HandOverRequest>());
        services.AddSingleton<RequesterActions>();
        services.AddSingleton<ICardAction>(provider => provider.GetRequiredService<RequesterActions>());
        services.AddSingleton<GiveUpRequest>();
        services.AddSingleton<ICardAction>(provider => provider.GetRequiredService<GiveUpRequest>());
        services.AddSingleton<ICardAction, RecordRequest>();
        services.AddSingleton<ICardAction, BulkRequesterActions>();
        services.AddSingleton<ICardAction, BulkApprovalActions>();
        services.AddSingleton<ICardAction, RefreshCard>();
        services.AddSingleton<ICardAction, OpenRequest>();
        services.AddSingleton<ICardAction, DeadLetterActions>();
        services.AddSingleton<ICardAction, RemoveEvidence>();
        services.AddSingleton<ICardAction, OpenEvidence>();
        services.AddSingleton<ICardAction, RunCommand>();
        services.AddSingleton<CardActionRouter>();

        services.AddSingleton<IFileTaker, BulkUpload>();
        services.AddSingleton<TurnLimits>();
        services.AddSingleton<OpenRequests>();
        services.AddSingleton<MessageRouter>();
        services.AddSingleton<ChoiceSearch>();
        services.AddSingleton<FileSaving>();
        services.AddSingleton<FileConsents>();
        services.AddSingleton<AnswerDelivery>();
        services.AddSingleton<Deliveries>();
        services.AddHostedService<DeliverySettling>();
        services.AddSingleton<IScheduledJob, DeliverySweep>();
        services.AddSingleton<TurnPipeline>();
        services.AddSingleton<InstallationHandler>();
        services.AddSingleton<GoneChannels>();
        services.AddSingleton<IBot, TeamsBot>();
        return services;
    }
}
