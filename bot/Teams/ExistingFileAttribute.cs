using System.ComponentModel.DataAnnotations;

namespace McaBot.Teams;

/// <summary>The path of a file that is there, or none.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExistingFileAttribute() : ValidationAttribute("names no readable file.")
{
    public override bool IsValid(object? value) => value is not string path || string.IsNullOrWhiteSpace(path) || File.Exists(path);
}
