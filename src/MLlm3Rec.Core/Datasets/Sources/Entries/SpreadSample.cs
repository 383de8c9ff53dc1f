namespace MLlm3Rec.Datasets.Sources.Entries;

/// <summary>Whole lines from all over a file, in its order, as one stream: the beginning with its header, then a little every so often.</summary>
internal static class SpreadSample
{
    private const int Blocks = 32;
    private const int BlockSize = 1 << 13;
    private const int MaxPacked = 1 << 20;

    public static Stream Of(Stream content)
    {
        using (content)
        {
            return content.CanSeek && content.Length > 2L * Blocks * BlockSize ? Spread(content) : Beginning(content);
        }
    }

    /// <summary>What is packed is read from its beginning only.</summary>
    private static MemoryStream Beginning(Stream content)
    {
        var bytes = new byte[MaxPacked];
        var length = content.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        var end = length < bytes.Length ? length : bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        return new MemoryStream(bytes, 0, end == 0 ? length : end, writable: false);
    }

    private static MemoryStream Spread(Stream content)
    {
        var sample = new MemoryStream();
        var block = new byte[BlockSize];
        for (var number = 0; number < Blocks; number++)
        {
            content.Position = content.Length / Blocks * number;
            var bytes = block.AsSpan(0, content.ReadAtLeast(block, BlockSize, throwOnEndOfStream: false));
            var start = number == 0 ? 0 : bytes.IndexOf((byte)'\n') + 1;
            var end = bytes.LastIndexOf((byte)'\n') + 1;
            if (end > start)
            {
                sample.Write(bytes[start..end]);
            }
        }

        sample.Position = 0;
        return sample;
    }
}
