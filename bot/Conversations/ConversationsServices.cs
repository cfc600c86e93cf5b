using McaBot.Conversations.Actions;
using McaBot.Conversations.Bulk;
using McaBot.Conversations.Choices;
using McaBot.Conversations.Commands;
using McaBot.Conversations.Dialogs;
using McaBot.Conversations.Inbound;
using McaBot.Conversations.Limits;
using McaBot.Ledger;
using McaBot.Outbox;
using McaBot.Presentation;
using Microsoft.Bot.Builder;

namespace McaBot.Conversations;

internal static class ConversationsServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<NameBook>();
        services.AddSingleton<KnownCultures>();
        services.AddSingleton<AttestationViews>();
        services.AddSingleton<Requests>();
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
        services.AddSingleton<OwnRequests>();
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
        services.AddSingleton<RequesterActs>();
        services.AddSingleton<ICardAction>(provider => provider.GetRequiredService<RequesterActs>());
        services.AddSingleton<GiveUpRequest>();
        services.AddSingleton<ICardAction>(provider => provider.GetRequiredService<GiveUpRequest>());
        services.AddSingleton<ICardAction, RecordRequest>();
        services.AddSingleton<ICardAction, BulkRequests>();
        services.AddSingleton<ICardAction, BulkApprovals>();
        services.AddSingleton<ICardAction, RefreshCard>();
        services.AddSingleton<ICardAction, OpenRequest>();
        services.AddSingleton<ICardAction, DeadLetterActs>();
        services.AddSingleton<ICardAction, RemoveEvidence>();
        services.AddSingleton<ICardAction, OpenEvidence>();
        services.AddSingleton<ICardAction, RunCommand>();
        services.AddSingleton<CardActionRouter>();

        services.AddSingleton<IFileTaker, BulkUpload>();
        services.AddSingleton<TurnLimits>();
        services.AddSingleton<OpenRequests>();
        services.AddSingleton<Messages>();
        services.AddSingleton<ChoiceSearch>();
        services.AddSingleton<FileSaving>();
        services.AddSingleton<FileConsents>();
        services.AddSingleton<AnswerDelivery>();
        services.AddSingleton<Deliveries>();
        services.AddHostedService<DeliverySettling>();
        services.AddSingleton<IScheduledJob, DeliverySweep>();
        services.AddSingleton<Turns>();
        services.AddSingleton<Welcomes>();
        services.AddSingleton<GoneChannels>();
        services.AddSingleton<IBot, TeamsBot>();
        return services;
    }
}
