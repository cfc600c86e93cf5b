namespace McaBot.Teams;

[OptionsValidator]
internal sealed partial class MicrosoftAppOptionsValidator : IValidateOptions<MicrosoftAppOptions>;
