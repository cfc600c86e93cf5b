using System.ComponentModel.DataAnnotations;

namespace McaBot.Teams;

/// <summary>A list without the empty GUID, which nobody has.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoEmptyIdAttribute() : ValidationAttribute("must not hold the empty GUID.")
{
    public override bool IsValid(object? value) => value is IEnumerable<Guid> ids && !ids.Contains(Guid.Empty);
}
