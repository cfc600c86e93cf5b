using McaBot.Directory;
using McaBot.Ledger;
using McaBot.PartnerCenter;
using Microsoft.Extensions.Options;

namespace McaBot.Hosting;

internal static class SettingsServices
{
    public static IServiceCollection AddMcaBotSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MicrosoftAppOptions, MicrosoftAppRules>("", configuration);
        services.AddSettings<IdentityOptions, IdentityRules>(IdentityOptions.Section, configuration);
        services.AddSettings<TeamsOptions, TeamsRules>(TeamsOptions.Section, configuration);
        services.AddSettings<GraphOptions, GraphRules>(GraphOptions.Section, configuration);
        services.AddSettings<RolesOptions, RolesRules>(RolesOptions.Section, configuration);
        services.AddSettings<PartnerCenterOptions, PartnerCenterRules>(PartnerCenterOptions.Section, configuration);
        services.AddSettings<LocalizationOptions, LocalizationRules>(LocalizationOptions.Section, configuration);
        services.AddSettings<NotificationOptions, NotificationRules>(NotificationOptions.Section, configuration);
        services.AddSettings<LifeOptions, LifeRules>(LifeOptions.Section, configuration);
        services.AddSettings<FilesOptions, FilesRules>(FilesOptions.Section, configuration);
        services.AddSettings<EvidenceOptions, EvidenceRules>(EvidenceOptions.Section, configuration);
        services.AddSettings<RetentionOptions, RetentionRules>(RetentionOptions.Section, configuration);
        services.AddSettings<LimitsOptions, LimitsRules>(LimitsOptions.Section, configuration);
        services.AddSettings<PartnerOptions>(PartnerOptions.Section, configuration);
        services.AddSettings<ApprovalOptions>(ApprovalOptions.Section, configuration);
        services.AddSettings<AttestationOptions>(AttestationOptions.Section, configuration);
        services.AddSettings<TelemetryOptions>(TelemetryOptions.Section, configuration);
        services.AddSettingsCheck<StorageOptions>(StorageOptions.Section, configuration);
        services.PostConfigure<TeamsOptions>(teams => teams.UseOwnTenantWhenNoneIsNamed(configuration["MicrosoftAppTenantId"]));
        return services;
    }

    /// <summary>Binds the section and has it checked before the process starts.</summary>
    public static IServiceCollection AddSettings<T>(this IServiceCollection services, string section, IConfiguration configuration)
        where T : class
    {
        services.AddOptions<T>().Bind(section.Length == 0 ? configuration : configuration.GetSection(section));
        return services.AddSettingsCheck<T>(section, configuration);
    }

    private static IServiceCollection AddSettingsCheck<T>(this IServiceCollection services, string section, IConfiguration configuration)
        where T : class => services.AddSingleton<ISettingsSection>(p => new SettingsSection<T>(section, p, configuration));

    private static void AddSettings<T, TRules>(this IServiceCollection services, string section, IConfiguration configuration)
        where T : class
        where TRules : class, IValidateOptions<T>
    {
        services.AddSettings<T>(section, configuration);
        services.AddSingleton<IValidateOptions<T>, TRules>();
    }
}
