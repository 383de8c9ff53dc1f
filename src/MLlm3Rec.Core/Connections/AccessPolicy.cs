using System.Net;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Connections;

/// <summary>
/// What a connection may take from this machine and its network: which environment variables may be its key, and which addresses it may reach. Said
/// when the process starts and never from a page, since whoever may fill in a connection need not be whoever runs the server.
/// </summary>
/// <remarks>
/// The public internet is always open. Everything else is closed unless listed: loopback is, as it is where local models are. An address is held
/// against this list when a socket is opened, after its name was looked up: neither names nor redirects nor other ways to write a number lead past.
/// </remarks>
public sealed class AccessPolicy
{
    public const string VariablesOption = "--key-variables";
    public const string NetworksOption = "--networks";
    public const string UsualVariables = "MLLM3REC_KEY_*";

    private const string VariablesVariable = "MLLM3REC_VARIABLES";
    private const string NetworksVariable = "MLLM3REC_NETWORKS";
    private const string Loopback = "loopback";
    private const string Private = "private";

    /// <summary>RFC 1918 and RFC 4193: what organisations use inside.</summary>
    private static readonly string[] PrivateRanges = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"];

    /// <summary>What is no public address, by IANA's registries of special purpose addresses, and Azure's wire server, which answers at a public
    /// one.</summary>
    private static readonly IPNetwork[] Inner =
    [
        .. Networks(
            [
                .. PrivateRanges, "0.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "198.18.0.0/15",
                "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4", "168.63.129.16/32", "::/96", "100::/64", "2001:db8::/32",
                "fe80::/10", "fec0::/10", "ff00::/8",
            ]),
    ];

    private static readonly IPNetwork Nat64 = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    private readonly string[] variables;
    private readonly string[] hosts;
    private readonly IPNetwork[] open;

    private AccessPolicy(string[] variables, string[] networks)
    {
        this.variables = variables;
        hosts = [.. networks.Where(IsName)];
        open = [.. Networks(networks.Where(network => !IsName(network)).SelectMany(Ranges))];
    }

    /// <summary>Keys from variables whose names begin with MLLM3REC_KEY_; loopback and the public internet.</summary>
    public static AccessPolicy Usual { get; } = Of(variables: null, networks: null);

    /// <param name="variables">Names of variables with commas, "*" at the end for all that begin so; null for the usual.</param>
    /// <param name="networks">"loopback", "private", addresses, ranges (10.1.0.0/16) or names of hosts, with commas; null for loopback alone. What is
    /// not listed is closed, loopback too.</param>
    /// <exception cref="AccessSettingException">A range that is none.</exception>
    public static AccessPolicy Of(string? variables, string? networks) => new(Split(variables ?? UsualVariables), Split(networks ?? Loopback));

    /// <summary>What was said at the start, else what MLLM3REC_VARIABLES and MLLM3REC_NETWORKS say, else the usual.</summary>
    /// <inheritdoc cref="Of"/>
    public static AccessPolicy Resolve(string? variables, string? networks) => Of(
        variables ?? Environment.GetEnvironmentVariable(VariablesVariable), networks ?? Environment.GetEnvironmentVariable(NetworksVariable));

    public bool MayRead(string variable) => variables.Any(name => name.EndsWith('*')
        ? variable.StartsWith(name[..^1], StringComparison.OrdinalIgnoreCase)
        : variable.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <param name="host">As the connection names it.</param>
    /// <param name="address">That it really leads to.</param>
    public bool MayReach(string host, IPAddress address)
    {
        var plain = Plain(address);
        return hosts.Contains(host, StringComparer.OrdinalIgnoreCase)
            || open.Any(network => network.Contains(plain))
            || !Inner.Any(network => network.Contains(plain));
    }

    /// <summary>What a connection may not do here. A name that is looked up only when it is used can still be refused then.</summary>
    public IEnumerable<ConnectionFault> FaultsOf(Connection connection)
    {
        if (connection.Key is { Kind: KeyKind.Environment, Variable: { } variable } && !MayRead(variable))
        {
            yield return new(
                nameof(Connection.Key),
                $"The variable {variable} may not be read: keys come from {string.Join(", ", variables)}. Whoever starts the program can open "
                    + $"others with {VariablesOption}.");
        }

        if (connection.BaseAddress is not { IsAbsoluteUri: true } address)
        {
            yield break;
        }

        if (AddressIn(address) is { } known && !MayReach(address.IdnHost, known))
        {
            yield return new(nameof(Connection.BaseAddress), RefusalOf(address.IdnHost, known));
        }

        if (SendsKeyInPlain(connection))
        {
            yield return new(
                nameof(Connection.Key),
                $"The key would travel unencrypted to {address.IdnHost}: give an address with https://, or say that it may.");
        }
    }

    /// <summary>Why an address may not be reached, and what to do.</summary>
    public static string RefusalOf(string host, IPAddress address) =>
        $"{(host == address.ToString() ? host : $"{host} leads to {address}, which")} is an address of an inner network and may not be reached. "
            + $"Whoever starts the program can open it with {NetworksOption}.";

    /// <summary>A key in the open, off this machine, without anybody having said that it may.</summary>
    private static bool SendsKeyInPlain(Connection connection) =>
        connection is { KeyOverHttp: false, Key.Kind: not KeyKind.None, BaseAddress: { Scheme: "http" } address }
            && !(AddressIn(address) is { } known && IPAddress.IsLoopback(Plain(known)));

    private static IPAddress? AddressIn(Uri address) =>
        IPAddress.TryParse(address.IdnHost, out var known) ? known
        : address.IdnHost.Equals("localhost", StringComparison.OrdinalIgnoreCase) ? IPAddress.Loopback
        : null;

    /// <summary>The address of version 4 that one of version 6 stands for: mapped, translated (RFC 6052) or tunnelled (RFC 3056).</summary>
    private static IPAddress Plain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        var bytes = address.GetAddressBytes();
        return Nat64.Contains(address) ? new IPAddress(bytes.AsSpan(12, 4))
            : SixToFour.Contains(address) ? new IPAddress(bytes.AsSpan(2, 4))
            : address;
    }

    private static string[] Ranges(string network) => network.ToLowerInvariant() switch
    {
        Loopback => ["127.0.0.0/8", "::1/128"],
        Private => PrivateRanges,
        _ => [network],
    };

    private static bool IsName(string network) =>
        !network.Equals(Loopback, StringComparison.OrdinalIgnoreCase)
            && !network.Equals(Private, StringComparison.OrdinalIgnoreCase)
            && !network.Contains('/')
            && !IPAddress.TryParse(network, out _);

    private static IEnumerable<IPNetwork> Networks(IEnumerable<string> ranges) => ranges.Select(range =>
        IPNetwork.TryParse(range, out var network) ? network
        : IPAddress.TryParse(range, out var one) ? new IPNetwork(one, one.GetAddressBytes().Length * 8)
        : throw new AccessSettingException($"{NetworksOption}: \"{range}\" is no range of addresses. Write it like 10.1.0.0/16."));

    private static string[] Split(string list) => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>What was said at the start about access makes no sense.</summary>
public sealed class AccessSettingException(string message) : RefusalException(message);
