namespace McaBot.Features.Attest.Evidence;

[OptionsValidator]
internal sealed partial class EvidenceOptionsValidator : IValidateOptions<EvidenceOptions>;
