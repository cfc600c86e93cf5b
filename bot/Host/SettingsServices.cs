using McaBot.Directory;
using McaBot.Features.Attest.Evidence;
using McaBot.Features.Decide;
using McaBot.Operations.Retention;
using McaBot.PartnerCenter;
using McaBot.Platform.Settings;
using McaBot.Platform.Telemetry;
using McaBot.Storage;
using McaBot.Teams;
using McaBot.Teams.Files;
using McaBot.Turns;

namespace McaBot.Host;

internal static class SettingsServices
{
    public static IServiceCollection AddMcaBotSettings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<MicrosoftAppOptions, MicrosoftAppOptionsValidator>("", configuration);
        services.AddSettings<IdentityOptions, IdentityOptionsValidator>(IdentityOptions.Section, configuration);
        services.AddSettings<TeamsOptions, TeamsOptionsValidator>(TeamsOptions.Section, configuration);
        services.AddSettings<GraphOptions, GraphOptionsValidator>(GraphOptions.Section, configuration);
        services.AddSettings<RolesOptions, RolesOptionsValidator>(RolesOptions.Section, configuration);
        services.AddSettings<PartnerCenterOptions, PartnerCenterOptionsValidator>(PartnerCenterOptions.Section, configuration);
        services.AddSettings<LocalizationOptions, LocalizationOptionsValidator>(LocalizationOptions.Section, configuration);
        services.AddSettings<NotificationOptions, NotificationOptionsValidator>(NotificationOptions.Section, configuration);
        services.AddSettings<ReminderOptions, ReminderOptionsValidator>(ReminderOptions.Section, configuration);
        services.AddSettings<FilesOptions, FilesOptionsValidator>(FilesOptions.Section, configuration);
        services.AddSettings<EvidenceOptions, EvidenceOptionsValidator>(EvidenceOptions.Section, configuration);
        services.AddSettings<RetentionOptions, RetentionOptionsValidator>(RetentionOptions.Section, configuration);
        services.AddSettings<LimitsOptions, LimitsOptionsValidator>(LimitsOptions.Section, configuration);
        services.AddSingleton<IValidateOptions<MicrosoftAppOptions>, MicrosoftAppConsistencyOptionsValidator>();
        services.AddSingleton<IValidateOptions<IdentityOptions>, IdentityConsistencyOptionsValidator>();
        services.AddSingleton<IValidateOptions<PartnerCenterOptions>, PartnerCenterConsistencyOptionsValidator>();
        services.AddSingleton<IValidateOptions<ReminderOptions>, ReminderConsistencyOptionsValidator>();
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
        services.AddOptions<T>().Bind(section.Length == 0 ? configuration : configuration.GetSection(section)).ValidateOnStart();
        return services.AddSettingsCheck<T>(section, configuration);
    }

    private static IServiceCollection AddSettingsCheck<T>(this IServiceCollection services, string section, IConfiguration configuration)
        where T : class => services.AddSingleton<ISettingsSection>(p => new SettingsSection<T>(section, p, configuration));

    private static void AddSettings<T, TValidator>(this IServiceCollection services, string section, IConfiguration configuration)
        where T : class
        where TValidator : class, IValidateOptions<T>
    {
        services.AddSettings<T>(section, configuration);
        services.AddSingleton<IValidateOptions<T>, TValidator>();
    }
}
