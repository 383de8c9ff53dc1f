using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Web.Uploads;

/// <summary>Limits of what the browser may send; section "Uploads" of the settings.</summary>
public sealed class UploadOptions
{
    /// <summary>Largest file in megabytes (10⁶ bytes). Default 4000: the largest public review file packed, with room.</summary>
    [Range(1, 1_000_000)]
    public int MaxMegabytes { get; set; } = 4000;

    public long MaxBytes => MaxMegabytes * 1_000_000L;
}
