using System.ComponentModel.DataAnnotations;

namespace McaBot.Platform.Settings;

[AttributeUsage(AttributeTargets.Property)]
internal sealed class TimeZoneIdAttribute() : ValidationAttribute("must be the IANA id of a time zone, such as Europe/Paris.")
{
    public override bool IsValid(object? value) => value is string id && TimeZoneInfo.TryFindSystemTimeZoneById(id, out _);
}
