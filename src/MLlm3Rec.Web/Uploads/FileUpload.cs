namespace MLlm3Rec.Web.Uploads;

/// <summary>Files that have arrived, ready to be imported.</summary>
/// <param name="Id">Names the upload's folder; <see cref="UploadFolder.Remove"/> takes it.</param>
/// <param name="Paths">Full paths on the server, by name.</param>
public sealed record CompletedUpload(string Id, IReadOnlyList<string> Paths);

/// <summary>One file on its way.</summary>
internal sealed record FileUpload(string Name, long Bytes, long Sent = 0, double BytesPerSecond = 0, string? Failure = null)
{
    private const double Mega = 1e6;

    /// <summary>E.g. "42 % of 100.0 MB · 12.3 MB/s · 5 s left".</summary>
    public string Words
    {
        get
        {
            var size = $"{Bytes / Mega:N1} MB";
            if (Failure is not null)
            {
                return $"{size} · not kept";
            }

            if (Sent >= Bytes)
            {
                return $"{size} · done";
            }

            var percent = $"{100 * Sent / Math.Max(1, Bytes)} % of {size}";
            return BytesPerSecond <= 0 ? percent : $"{percent} · {BytesPerSecond / Mega:N1} MB/s · {Left()} left";
        }
    }

    private string Left()
    {
        var seconds = (Bytes - Sent) / BytesPerSecond;
        return seconds < 90 ? $"{Math.Ceiling(seconds):N0} s" : $"{Math.Ceiling(seconds / 60):N0} min";
    }
}
