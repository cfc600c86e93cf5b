namespace McaBot.Errands;

internal static class ErrandsServices
{
    /// <summary>What people ask for that takes longer than a turn; what does it comes with its part.</summary>
    public static IServiceCollection AddErrands(this IServiceCollection services)
    {
        services.AddSingleton<ErrandStore>();
        services.AddSingleton<IErrandDoer, VerifyErrand>();
        services.AddSingleton<ErrandRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<ErrandRunner>());
        return services;
    }
}
