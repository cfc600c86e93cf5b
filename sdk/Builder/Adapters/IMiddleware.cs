namespace Microsoft.Bot.Builder;

/// <summary>Sees every turn before and after the bot does. Not calling <c>next</c> ends the turn there.</summary>
public interface IMiddleware
{
    Task OnTurnAsync(ITurnContext turnContext, NextDelegate next, CancellationToken cancellationToken = default);
}
