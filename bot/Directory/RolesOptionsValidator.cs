namespace McaBot.Directory;

/// <summary>Each role that may attest has an id, and no two roles share one.</summary>
internal sealed class RolesOptionsValidator : IValidateOptions<RolesOptions>
{
    public ValidateOptionsResult Validate(string? name, RolesOptions options)
    {
        var problems = new ValidateOptionsResultBuilder();
        foreach (var role in options.EffectiveMayAttest.Where(r => options.IdOf(r) is not { } id || id == Guid.Empty))
        {
            var names = options.MayAttest.Count == 0 ? "by default names" : "names";
            problems.AddError($"Roles:{role} is required: Roles:MayAttest {names} {role}.");
        }

        var withId = Enum.GetValues<PartnerRole>().Where(r => options.IdOf(r) is not null);
        foreach (var same in withId.GroupBy(options.IdOf).Where(g => g.Count() > 1))
        {
            problems.AddError($"Roles:{string.Join(" and Roles:", same)} must differ: the record names the role that allowed an act.");
        }

        return problems.Build();
    }
}
