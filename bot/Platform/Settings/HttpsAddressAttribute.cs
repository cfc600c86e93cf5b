using System.ComponentModel.DataAnnotations;

namespace McaBot.Platform.Settings;

/// <summary>An https address, or none.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HttpsAddressAttribute() : ValidationAttribute("must be an https address.")
{
    /// <summary>Whether plain http to this machine is fine as well.</summary>
    public bool LoopbackToo { get; set; }

    public bool NoQuery { get; set; }

    public override bool IsValid(object? value) => value is null
        || (value is Uri address && SecureAddress.Is(address, LoopbackToo) && !(NoQuery && address.Query.Length > 0));
}
