using Microsoft.AspNetCore.Connections;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Web.Startup;

internal static class Serving
{
    private const int Asked = 0;
    private const int Failed = 1;

    /// <summary>Serves until somebody asks it to stop.</summary>
    /// <returns>The exit code: 0 after being asked to stop, 1 after any other end.</returns>
    public static async Task<int> ServeAsync(this WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<DataFolder>().Serve();
            await app.Services.GetRequiredService<DatabaseStartup>().EnsureAsync(CancellationToken.None);
            var loops = app.Services.GetServices<IHostedService>().OfType<BackgroundService>().ToList();
            await app.RunAsync();
            return loops.Exists(loop => loop.ExecuteTask is { IsFaulted: true }) ? Failed : Asked;
        }
        catch (RefusalException refused)
        {
            await Console.Error.WriteLineAsync(refused.Message);
            return Failed;
        }
        catch (IOException taken) when (taken.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{taken.Message} Another server listens there: stop it, or choose another address with --urls.");
            return Failed;
        }
    }
}
