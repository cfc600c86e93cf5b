using System.ComponentModel.DataAnnotations;
using McaBot.Platform.Settings;

namespace McaBot.Features.Attest.Evidence;

internal sealed class EvidenceOptions
{
    public const string Section = "Evidence";

    /// <summary>The largest file that is taken as evidence, in bytes. 1 KiB to 50 MiB.</summary>
    [Range(typeof(long), "1024", "52428800")]
    public long MaxBytes { get; set; } = 10_485_760;

    /// <summary>
    /// A scanner that every file is sent to before it is kept; see <see cref="Evidence.IEvidenceScan"/>. https, or http on this machine.
    /// </summary>
    [HttpsAddress(LoopbackToo = true, ErrorMessage = "must be an https address, or http on this machine.")]
    public Uri? ScanUrl { get; set; }
}
