namespace McaBot.Platform.Settings;

/// <summary>One options class and where it is bound from.</summary>
internal sealed class SettingsSection<T>(string name, IServiceProvider services, IConfiguration configuration) : ISettingsSection
    where T : class
{
    public Type Type => typeof(T);

    public string Name => name;

    /// <summary>Values of the wrong shape first: the binder would stop at one of them with an exception.</summary>
    public IReadOnlyList<string> Problems()
    {
        var shape = SettingsShape.ProblemsOf(typeof(T), name.Length == 0 ? configuration : configuration.GetSection(name), name).ToList();
        if (shape.Count > 0)
        {
            return shape;
        }

        try
        {
            _ = services.GetRequiredService<IOptions<T>>().Value;
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures.Select(LineOf)];
        }
    }

    /// <summary>What an attribute beside a property says begins with the property's name; what validators say are whole lines.</summary>
    private string LineOf(string failure)
    {
        if (failure.Split(": ", 2) is not [var property, var says] || typeof(T).GetProperty(property) is null)
        {
            return failure;
        }

        // The framework's own words, where an attribute has no others.
        var problem = says.Replace($"The field {typeof(T).Name}.{property} ", "", StringComparison.Ordinal);
        return $"{(name.Length == 0 ? property : $"{name}:{property}")} {problem}";
    }
}
