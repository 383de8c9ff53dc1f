namespace MLlm3Rec.Storage.Sources;

/// <summary>The output of a process, with what whoever watches it wants to know: how much came, and whether more is waited for.</summary>
internal sealed class ReaderFrames(Stream output, long most) : Stream
{
    private long received;
    private volatile bool isWaiting;

    public long Received => Interlocked.Read(ref received);

    /// <summary>False while what came is still being worked on: then it is not the process that keeps silent.</summary>
    public bool IsWaiting => isWaiting;

    public bool IsTooMuch => Received > most;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        isWaiting = true;
        var read = output.Read(buffer);
        isWaiting = false;
        Interlocked.Add(ref received, read);
        return IsTooMuch ? 0 : read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
