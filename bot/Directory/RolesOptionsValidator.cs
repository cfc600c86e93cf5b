using McaBot.Attestations;
using McaBot.Platform.Settings;
using Microsoft.Extensions.Options;

namespace McaBot.Directory;

internal sealed class RolesOptionsValidator : IValidateOptions<RolesOptions>
{
    public ValidateOptionsResult Validate(string? name, RolesOptions options) => OptionsProblems.Result(ProblemsOf(options));

    private static IEnumerable<string> ProblemsOf(RolesOptions options)
    {
        foreach (var role in options.EffectiveMayAttest)
        {
            if (options.IdOf(role) is null || options.IdOf(role) == Guid.Empty)
            {
                yield return $"Roles:{role} is required: Roles:MayAttest {(options.MayAttest.Count == 0 ? "by default names" : "names")} {role}.";
            }
        }

        foreach (var same in Enum.GetValues<PartnerRole>().Where(r => options.IdOf(r) is not null).GroupBy(r => options.IdOf(r)!.Value).Where(g => g.Count() > 1))
        {
            yield return $"Roles:{string.Join(" and Roles:", same)} must differ: the record names the role that allowed an act.";
        }
    }
}
