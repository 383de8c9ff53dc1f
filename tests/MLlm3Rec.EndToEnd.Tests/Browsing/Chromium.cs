using System.Diagnostics;

namespace MLlm3Rec.EndToEnd.Browsing;

/// <summary>Finds a Chromium, or installs one: a fresh machine needs nothing but the test command.</summary>
internal static class Chromium
{
    // The shell draws pages and no window around them: the same tests take little more than half the time. It draws no WebGL.
    private const string Shell = "/usr/bin/chromium-headless-shell";

    private static readonly string[] Installed =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    // Without the network flags a closed network makes every start slow.
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    // A graphics card played by the processor: the same on every machine, but it takes half of it.
    private static readonly string[] WithWebGl = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
    private static readonly string[] Plain = ["--disable-gpu"];

    /// <param name="playwright">Drives it.</param>
    /// <param name="webGl">Whether pages can draw points with WebGL; without it everything else is quicker.</param>
    public static async Task<IBrowser> LaunchAsync(IPlaywright playwright, bool webGl)
    {
        var path = Find(playwright, webGl) ?? await InstallAsync(playwright, webGl);
        return await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = path, Args = [.. Flags, .. webGl ? WithWebGl : Plain] });
    }

    private static string? Find(IPlaywright playwright, bool webGl)
    {
        string[] shell = webGl ? [] : [Shell];
        return shell.Concat(Installed).Append(playwright.Chromium.ExecutablePath).FirstOrDefault(File.Exists);
    }

    private static async Task<string> InstallAsync(IPlaywright playwright, bool webGl)
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/usr/bin/apt-get"))
        {
            await RunAsync("apt-get", "update");
            await RunAsync("apt-get", "install", "--yes", "--no-install-recommends", "chromium", "chromium-headless-shell");
        }
        else
        {
            Microsoft.Playwright.Program.Main(["install", "chromium"]);
        }

        return Find(playwright, webGl)
            ?? throw new InvalidOperationException("No Chromium was found and none could be installed. Install one and run the tests again.");
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
    }
}
