using System.ComponentModel.DataAnnotations;
using McaBot.Platform.Settings;

namespace McaBot.Storage;

/// <summary>Where everything is kept: one blob container. Exactly one of the two ways to reach it is set.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    private const string NamePattern = "^(?=.{3,63}$)[a-z0-9]+(-[a-z0-9]+)*$";
    private const string NameRule = "must be 3 to 63 lower-case letters, digits and single hyphens.";

    /// <summary>With an account key or a shared access signature.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The account's blob address, reached with the bot's own identity: a token must not travel in the clear.</summary>
    [HttpsAddress]
    public Uri? ServiceUri { get; set; }

    /// <summary>3 to 63 lower-case letters, digits and single hyphens.</summary>
    [Required(ErrorMessage = NameRule)]
    [RegularExpression(NamePattern, ErrorMessage = NameRule)]
    public string Container { get; set; } = "mcabot";

    /// <summary>
    /// Where the ledgers are kept, for when they are to be locked: Azure's immutability policy is a container's, and everything but the
    /// ledgers is overwritten or erased at times. Null: <see cref="Container"/>.
    /// </summary>
    [RegularExpression(NamePattern + @"|\s*", ErrorMessage = NameRule)]
    public string? LedgerContainer { get; set; }

    public string EffectiveLedgerContainer => string.IsNullOrWhiteSpace(LedgerContainer) ? Container : LedgerContainer;

    public bool HasLedgerContainer => !string.Equals(EffectiveLedgerContainer, Container, StringComparison.Ordinal);
}
