namespace MLlm3Rec.Datasets.Sources.Entries;

/// <summary>Parquet is read from its end: a file lies ready for that, a packed one is unpacked into memory.</summary>
internal static class SeekableCopy
{
    private const long MaxUnpacked = 1L << 30;

    public static async Task<Stream> OfAsync(SourceEntry entry, SourceGuard guard)
    {
        var stream = entry.Open(guard);
        if (stream.CanSeek)
        {
            return stream;
        }

        await using (stream)
        {
            var memory = new MemoryStream();
            var block = new byte[1 << 16];
            for (int read; (read = stream.Read(block)) > 0;)
            {
                memory.Write(block, 0, read);
                if (memory.Length > MaxUnpacked)
                {
                    throw new SourceRefusedException(
                        $"{entry.Name} is a packed Parquet file of more than {MaxUnpacked >> 20:N0} MB. Unpack it first.");
                }
            }

            memory.Position = 0;
            return memory;
        }
    }
}
