using System.Net;
using System.Net.Sockets;
using MLlm3Rec.Reading.Matching;

namespace MLlm3Rec.EndToEnd.Hosting;

/// <summary>A way to a server on which every byte takes its time, in each direction, as on a bad mobile network. A browser's own throttle leaves web
/// sockets alone.</summary>
public sealed class SlowWire : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Uri server;
    private readonly TimeSpan delay;

    private SlowWire(Uri server, TimeSpan delay) => (this.server, this.delay) = (server, delay);

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    public static SlowWire To(Uri server, TimeSpan oneWay)
    {
        var wire = new SlowWire(server, oneWay);
        wire.listener.Start();
        wire.Address = new Uri($"http://127.0.0.1:{((IPEndPoint)wire.listener.LocalEndpoint).Port}");
        _ = wire.AcceptAsync();
        return wire;
    }

    public void Dispose()
    {
        end.Cancel();
        listener.Dispose();
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        var token = end.Token;
        while (!token.IsCancellationRequested)
        {
            var near = await listener.AcceptTcpClientAsync(token);
            _ = CarryAsync(near, token);
        }
    }

    private async Task CarryAsync(TcpClient near, CancellationToken token)
    {
        using (near)
        using (var far = new TcpClient())
        {
            await far.ConnectAsync(server.Host, server.Port, token);
            (near.NoDelay, far.NoDelay) = (true, true);
            await Task.WhenAny(PumpAsync(near.GetStream(), far.GetStream(), token), PumpAsync(far.GetStream(), near.GetStream(), token));
        }
    }

    /// <summary>Reading goes on while what was read waits: it is latency, not a narrow pipe.</summary>
    private async Task PumpAsync(NetworkStream from, NetworkStream to, CancellationToken token)
    {
        var last = Task.CompletedTask;
        var buffer = new byte[64 * 1024];
        for (var read = await from.ReadAsync(buffer, token); read > 0; read = await from.ReadAsync(buffer, token))
        {
            last = LaterAsync(last, to, buffer.AsMemory(0, read).ToArray(), token);
        }

        await last;
    }

    private async Task LaterAsync(Task before, NetworkStream to, byte[] bytes, CancellationToken token)
    {
        var due = Task.Delay(delay, token);
        await before;
        await due;
        await to.WriteAsync(bytes, token);
    }
}
