using MLlm3Rec.EndToEnd.Hosting;

namespace MLlm3Rec.EndToEnd.Prompts;

/// <summary>A server with the sample made ready, for tests that write prompts: the shared one's prompt stays as it is.</summary>
public sealed class StudioServer(AppFixture workbench) : IAsyncLifetime
{
    private WebProcess? host;

    public WebProcess Host => host ?? throw new InvalidOperationException("The fixture has not started.");

    public async ValueTask InitializeAsync() => host = await WebProcess.CopyAsync(workbench.Host);

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
