namespace McaBot.PartnerCenter;

[OptionsValidator]
internal sealed partial class PartnerCenterOptionsValidator : IValidateOptions<PartnerCenterOptions>;
