using System.IO.Compression;

namespace MLlm3Rec.EndToEnd.Browsing;

/// <summary>What a circuit's messages take on the line: browser and server agree to deflate them, each after those before (RFC 7692).</summary>
internal sealed class WireMeter : IAsyncDisposable
{
    // Every flushed block ends with four bytes that are not sent.
    private const int Tail = 4;

    private readonly MemoryStream line = new();
    private readonly DeflateStream deflate;
    private readonly Lock turn = new();

    public WireMeter(IPage page)
    {
        deflate = new(line, CompressionLevel.Optimal);
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Add(frame.Binary ?? []);
    }

    /// <summary>Bytes that the server has sent so far.</summary>
    public long Received { get; private set; }

    private void Add(byte[] message)
    {
        lock (turn)
        {
            var before = line.Length;
            deflate.Write(message);
            deflate.Flush();
            Received += Math.Max(line.Length - before - Tail, 0);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await deflate.DisposeAsync();
        await line.DisposeAsync();
    }
}
