using System.Net;
using System.Net.Sockets;
using MLlm3Rec.Connections;

namespace MLlm3Rec.Language.Servers;

/// <summary>Sockets to model servers. The address that a name leads to is held against the policy in the moment in which it is connected to, so a
/// name that leads elsewhere the next time is caught too.</summary>
internal static class GuardedSockets
{
    public static SocketsHttpHandler Create(AccessPolicy access) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ConnectCallback = (context, cancellationToken) => ConnectAsync(access, context, cancellationToken),
    };

    private static async ValueTask<Stream> ConnectAsync(
        AccessPolicy access, SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var target = context.InitialRequestMessage.RequestUri!; // A request without an address is never sent.
        var addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
        if (host == target.IdnHost && port == target.Port)
        {
            addresses = Open(access, host, addresses);
        }
        else
        {
            // A proxy, which whoever started the process has set up: the server behind it is what must be open.
            Open(access, target.IdnHost, await LookUpAsync(target.IdnHost, cancellationToken));
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static IPAddress[] Open(AccessPolicy access, string host, IPAddress[] addresses)
    {
        var open = addresses.Where(address => access.MayReach(host, address)).ToArray();
        return open.Length == 0 && addresses.Length > 0 ? throw new AddressRefusedException(AccessPolicy.RefusalOf(host, addresses[0])) : open;
    }

    /// <summary>Behind a proxy a name may be known to the proxy alone.</summary>
    private static async Task<IPAddress[]> LookUpAsync(string host, CancellationToken cancellationToken)
    {
        try
        {
            return await Dns.GetHostAddressesAsync(host, cancellationToken);
        }
        catch (SocketException)
        {
            return [];
        }
    }
}

/// <summary>Where a connection leads is closed.</summary>
internal sealed class AddressRefusedException(string words) : Exception(words);
