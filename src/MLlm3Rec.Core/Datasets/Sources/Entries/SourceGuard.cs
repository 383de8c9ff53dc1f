using MLlm3Rec.Refusals;

namespace MLlm3Rec.Datasets.Sources.Entries;

/// <summary>Watches all reading of one import: limits, damage, progress and cancellation.</summary>
/// <param name="limits">What is too much.</param>
/// <param name="advanced">Told of so many bytes on disk being read.</param>
/// <param name="opened">Told of the name of each file that is opened.</param>
/// <param name="cancellationToken">Stops at the next read.</param>
internal sealed class SourceGuard(SourceLimits limits, Action<long>? advanced, Action<string>? opened, CancellationToken cancellationToken)
{
    private long unpacked;

    public SourceLimits Limits => limits;

    public CancellationToken Token => cancellationToken;

    public Stream Watch(SourceEntry entry, Stream content, IDisposable below)
    {
        opened?.Invoke(entry.Name);
        return new WatchedStream(this, entry, content, below);
    }

    private void Check(SourceEntry entry, long read, int more)
    {
        cancellationToken.ThrowIfCancellationRequested();
        unpacked += more;
        if (unpacked > limits.MaxBytes)
        {
            throw new SourceRefusedException(
                $"The files unpack to more than {limits.MaxBytes >> 20:N0} MB, the limit of one import. Give fewer or smaller files.");
        }

        if (entry.Packing != Packing.Plain && read > limits.RatioFrom && read > limits.MaxRatio * entry.PackedSize)
        {
            throw new SourceRefusedException(
                $"{entry.Name} unpacks to more than {limits.MaxRatio:N0} times its size. No rating file does; it looks like a zip bomb and was not "
                    + "read on.");
        }
    }

    private sealed class WatchedStream(SourceGuard guard, SourceEntry entry, Stream content, IDisposable below) : Stream
    {
        private long read;
        private long told;

        public override bool CanRead => true;

        public override bool CanSeek => content.CanSeek;

        public override bool CanWrite => false;

        public override long Length => content.Length;

        public override long Position
        {
            get => content.Position;
            set => content.Position = value;
        }

        public override int Read(Span<byte> buffer)
        {
            int count;
            try
            {
                count = content.Read(buffer);
            }
            catch (Exception damaged) when (SourceRefusedException.MayCome(damaged))
            {
                throw new SourceRefusedException($"{entry.Name} is damaged or was cut off while it was copied. Download or pack it again.", damaged);
            }

            read += count;
            guard.Check(entry, read, count);
            Tell(ended: count == 0);
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override long Seek(long offset, SeekOrigin origin) => content.Seek(offset, origin);

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                content.Dispose();
                below.Dispose();
            }

            base.Dispose(disposing);
        }

        /// <summary>Progress in packed bytes: where the packed position is not known, the end brings the rest.</summary>
        private void Tell(bool ended)
        {
            var position = ended ? entry.PackedSize : below is FileStream file ? file.Position : told;
            if (position - told >= 1 << 18 || (ended && position > told))
            {
                guard.Advance(position - told);
                told = position;
            }
        }
    }

    /// <summary>Tells of progress; of 0 bytes where what was read long ago is still being worked on.</summary>
    public void Advance(long bytes) => advanced?.Invoke(bytes);
}

/// <summary>A source that cannot become a dataset. The message is for the person who chose it: what is wrong and what to do.</summary>
public sealed class SourceRefusedException(string message, Exception? cause = null) : RefusalException(message, cause)
{
    /// <summary>
    /// Whether a failure out of a library that unpacks or parses may be told as damage of the file. Such libraries meet damage with whatever their
    /// code
    /// stumbles over, so everything may but a refusal, a cancellation and the end of memory.
    /// </summary>
    internal static bool MayCome(Exception failure) => failure is not (RefusalException or OperationCanceledException or OutOfMemoryException);
}
