namespace MLlm3Rec.Storage.Schema;

/// <summary>Room on the disk that holds the data folder.</summary>
public static class DiskSpace
{
    /// <summary>Kept back from what people ask for, so that a run can still write down how it ended. Bytes.</summary>
    public const long Reserve = 4 << 20;

    private const double Mega = 1e6;
    private const double Giga = 1e9;
    private const int NoSpaceOnUnix = 28;
    private const int QuotaOnLinux = 122;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);
    private const int HandleDiskFullOnWindows = unchecked((int)0x80070027);

    /// <summary>Bytes that this account may still write; more than enough where the system does not say.</summary>
    public static long FreeIn(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return long.MaxValue;
        }
    }

    /// <summary>Before and while writing.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="bytes">How many will come, about.</param>
    /// <exception cref="DiskFullException">They do not fit beside the reserve.</exception>
    public static void Require(string folder, long bytes = 0)
    {
        var free = FreeIn(folder);
        if (free < Reserve + bytes)
        {
            throw new DiskFullException(folder, free, bytes);
        }
    }

    /// <summary>Whether writing a file failed for want of room.</summary>
    public static bool IsFull(Exception failure) => failure is IOException
    {
        HResult: NoSpaceOnUnix or QuotaOnLinux or DiskFullOnWindows or HandleDiskFullOnWindows,
    };

    /// <summary>E.g. "12.3 MB".</summary>
    public static string InWords(long bytes) => bytes >= Giga ? $"{bytes / Giga:N1} GB" : $"{bytes / Mega:N1} MB";
}
