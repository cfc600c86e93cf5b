namespace McaBot.Turns;

[OptionsValidator]
internal sealed partial class LocalizationOptionsValidator : IValidateOptions<LocalizationOptions>;
