using System.ComponentModel.DataAnnotations;

namespace McaBot.Platform.Settings;

/// <summary>What an app without a user asks tokens for: a resource, and all that was granted there.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TokenScopeAttribute() : ValidationAttribute("must be an address that ends in /.default.")
{
    public override bool IsValid(object? value) =>
        value is string scope && scope.EndsWith("/.default", StringComparison.Ordinal) && Uri.TryCreate(scope, UriKind.Absolute, out _);
}
