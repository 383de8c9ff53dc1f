namespace MLlm3Rec.Web;

internal static class Listening
{
    private const string Default = "http://127.0.0.1:5080";

    /// <summary>The workbench belongs to the person at this machine; whoever wants to share it says so with --urls.</summary>
    public static IWebHostBuilder ListenOnLoopbackUnlessTold(this ConfigureWebHostBuilder host)
    {
        string[] settings = ["urls", "http_ports", "https_ports"];
        return settings.Any(setting => !string.IsNullOrEmpty(host.GetSetting(setting))) ? host : host.UseUrls(Default);
    }
}
