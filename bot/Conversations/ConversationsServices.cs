using Azure.Core;
using McaBot.Conversations.Actions;
using McaBot.Conversations.Commands;
using McaBot.Conversations.Dialogs;
using McaBot.Ledger;
using McaBot.Presentation;
using Microsoft.Bot.Builder;
using Microsoft.Extensions.Options;

namespace McaBot.Conversations;

internal static class ConversationsServices
{
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.AddSingleton<NameBook>();
        services.AddSingleton<AttestationViews>();
        services.AddSingleton<Requests>();
        services.AddSingleton<Onlookers>();

        services.AddSingleton<IStorage>(provider => StateStorage.Of(
            provider.GetRequiredService<IOptions<StorageOptions>>().Value, provider.GetRequiredService<TokenCredential>()));
        services.AddSingleton<ConversationState>();
        services.AddSingleton<IStatePropertyAccessor<Draft>>(provider => provider.GetRequiredService<ConversationState>().CreateProperty<Draft>("draft"));
        services.AddSingleton<DraftChecks>();
        services.AddSingleton<ScenarioStep>();
        services.AddSingleton<CustomerStep>();
        services.AddSingleton<AcceptanceStep>();
        services.AddSingleton<ConfirmStep>();
        services.AddSingleton<AttestDialog>();
        services.AddSingleton<AttestConversation>();

        services.AddSingleton<ICommand, AttestCommand>();
        services.AddSingleton<ICommand, StartOverCommand>();
        services.AddSingleton<ICommand, BackCommand>();
        services.AddSingleton<ICommand, CancelCommand>();
        services.AddSingleton<ICommand, MyRequestsCommand>();
        services.AddSingleton<ICommand, WaitingCommand>();
        services.AddSingleton<ICommand, FindCommand>();
        services.AddSingleton<ICommand, VerifyCommand>();
        services.AddSingleton<ICommand, HelpCommand>();
        services.AddSingleton<ICommand, GreetingCommand>();
        services.AddSingleton<ICommand, ThanksCommand>();
        services.AddSingleton<ICommand, SubscribeCommand>();
        services.AddSingleton<ICommand, UnsubscribeCommand>();
        services.AddSingleton<CommandRouter>();

        services.AddSingleton<ICardAction, StartAttestation>();
        services.AddSingleton<ICardAction, MoveAttestation>();
        services.AddSingleton<ICardAction, DecideRequest>();
        services.AddSingleton<ICardAction, WithdrawRequest>();
        services.AddSingleton<ICardAction, RecordRequest>();
        services.AddSingleton<ICardAction, RefreshCard>();
        services.AddSingleton<ICardAction, OpenRequest>();
        services.AddSingleton<ICardAction, RunCommand>();
        services.AddSingleton<CardActionRouter>();

        services.AddSingleton<Messages>();
        services.AddSingleton<AnswerDelivery>();
        services.AddSingleton<Turns>();
        services.AddSingleton<Welcomes>();
        services.AddSingleton<IBot, TeamsBot>();
        return services;
    }
}
