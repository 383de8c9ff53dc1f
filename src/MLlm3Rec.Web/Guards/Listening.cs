using System.Net;
using System.Net.NetworkInformation;

namespace MLlm3Rec.Web.Guards;

/// <summary>Where the server listens: on loopback, unless told otherwise. Nobody signs in, so anywhere else only if that is meant.</summary>
/// <param name="Addresses">As given, e.g. http://127.0.0.1:5080.</param>
/// <param name="AllowsAnonymous">Whether strangers were said to be welcome.</param>
/// <param name="NamedHosts">What AllowedHosts names beside the hosts of the addresses.</param>
internal sealed record Listening(IReadOnlyList<string> Addresses, bool AllowsAnonymous, IReadOnlyList<string> NamedHosts)
{
    public const string Usual = "http://127.0.0.1:5080";

    private const string AllowAnonymous = "allow-anonymous";
    private static readonly string[] LoopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Nothing was said, or just that.</summary>
    public bool IsUsual => Addresses is [Usual];

    /// <summary>Whether others than this machine's people can reach it.</summary>
    public bool IsOpenToOthers => Addresses.Any(address => !IsLoopback(Host(address)));

    /// <summary>Why it must not start, or null where it may.</summary>
    public string? Refusal => IsOpenToOthers && !AllowsAnonymous
        ? $"The server would listen on {string.Join(", ", Addresses)}, where others can reach it, and nobody signs in: whoever comes may read, "
            + $"change and delete everything. Listen on loopback ({Usual}), put a server with sign-in before it, or add --{AllowAnonymous}."
        : null;

    /// <summary>
    /// Names that a request may give for its host. A page of a stranger whose name was made to lead here (DNS rebinding) gives its own.
    /// </summary>
    public IReadOnlyList<string> Hosts =>
    [
        .. LoopbackNames.Concat(Addresses.Select(Host).SelectMany(Names)).Concat(NamedHosts).Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    public static Listening Of(IConfiguration configuration)
    {
        string[] addresses =
        [
            .. List(configuration["urls"]),
            .. List(configuration["http_ports"]).Select(port => $"http://*:{port}"),
            .. List(configuration["https_ports"]).Select(port => $"https://*:{port}"),
            .. configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"]).OfType<string>(),
        ];
        return new Listening(
            addresses.Length == 0 ? [Usual] : addresses,
            bool.TryParse(configuration[AllowAnonymous], out var allowed) && allowed,
            List(configuration["AllowedHosts"]));
    }

    /// <summary>The flag takes no value; the settings' own reader would take the next argument for one.</summary>
    public static string[] Flagged(string[] arguments) =>
        [.. arguments.Select(argument => argument == $"--{AllowAnonymous}" ? $"--{AllowAnonymous}=true" : argument)];

    private static string Host(string address) => BindingAddress.Parse(address).Host;

    private static bool IsLoopback(string host) =>
        host.StartsWith("unix:/", StringComparison.OrdinalIgnoreCase)
        || host.StartsWith("pipe:/", StringComparison.OrdinalIgnoreCase)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var known) && IPAddress.IsLoopback(known));

    /// <summary>An address is its own name; anything else means every address of the machine.</summary>
    private static IEnumerable<string> Names(string host) =>
        IsLoopback(host) ? [host]
        : !IPAddress.TryParse(host, out var known) ? [.. OfMachine(), .. host is "*" or "+" ? Array.Empty<string>() : [host]]
        : known.Equals(IPAddress.Any) || known.Equals(IPAddress.IPv6Any) ? OfMachine()
        : [host];

    private static IEnumerable<string> OfMachine() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(network => network.GetIPProperties().UnicastAddresses)
        .Select(unicast => unicast.Address)
        .Where(address => !address.IsIPv6LinkLocal)
        .Select(address => address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString())
        .Prepend(Environment.MachineName);

    private static string[] List(string? text) =>
        (text ?? "").Split([';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
