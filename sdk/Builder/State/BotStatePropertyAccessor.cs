namespace Microsoft.Bot.Builder;

internal sealed class BotStatePropertyAccessor<T>(BotState state, string name) : IStatePropertyAccessor<T>
{
    public string Name => name;

    public async Task<T> GetAsync(ITurnContext turnContext, Func<T>? defaultValueFactory = null, CancellationToken cancellationToken = default)
    {
        await state.LoadAsync(turnContext, false, cancellationToken);
        if (state.HasProperty(turnContext, name))
        {
            var found = await state.GetPropertyValueAsync<T>(turnContext, name, cancellationToken);
            if (found is not null || defaultValueFactory is null)
            {
                return found;
            }
        }

        if (defaultValueFactory is null)
        {
            return default!;
        }

        var value = defaultValueFactory();
        await state.SetPropertyValueAsync(turnContext, name, value, cancellationToken);
        return value;
    }

    public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default)
    {
        await state.LoadAsync(turnContext, false, cancellationToken);
        await state.SetPropertyValueAsync(turnContext, name, value, cancellationToken);
    }

    public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        await state.LoadAsync(turnContext, false, cancellationToken);
        await state.DeletePropertyValueAsync(turnContext, name, cancellationToken);
    }
}
