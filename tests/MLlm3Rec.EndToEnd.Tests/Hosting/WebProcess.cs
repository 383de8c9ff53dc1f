using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace MLlm3Rec.EndToEnd.Hosting;

/// <summary>The real server in a process of its own, so that a test can kill it and start it again at the same address.</summary>
public sealed class WebProcess : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> log = new();
    private readonly string[] settings;
    private readonly string dataDirectory;
    private Process? process;

    private WebProcess(string dataDirectory, string[] settings) => (this.dataDirectory, this.settings) = (dataDirectory, settings);

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public int ProcessId => process?.Id ?? throw new InvalidOperationException("The server is not running.");

    /// <summary>Everything the server has said so far.</summary>
    public string Log => string.Join('\n', log);

    /// <param name="settings">E.g. <c>--Sample:Bring=false</c>.</param>
    public static async Task<WebProcess> StartAsync(params string[] settings)
    {
        var host = new WebProcess(Directory.CreateTempSubdirectory("mllm3rec-web-").FullName, settings);
        await host.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>A server of its own that begins with what another one holds: database and fitted models.</summary>
    public static async Task<WebProcess> CopyAsync(WebProcess other)
    {
        var host = new WebProcess(Directory.CreateTempSubdirectory("mllm3rec-web-").FullName, []);
        using (var connection = new SqliteConnection($"Data Source={other.DatabasePath};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA busy_timeout = 20000; VACUUM INTO '{host.DatabasePath}'";
            command.ExecuteNonQuery();
        }

        // Without them whatever is opened first is fitted again.
        Directory.CreateDirectory(host.Models);
        foreach (var model in Directory.EnumerateFiles(other.Models, "*.model"))
        {
            File.Copy(model, Path.Combine(host.Models, Path.GetFileName(model)));
        }

        await host.StartAsync(CancellationToken.None);
        return host;
    }

    /// <summary>The database's file, for tests that break it.</summary>
    public string DatabasePath => Path.Combine(dataDirectory, "workbench.db");

    private string Models => Path.Combine(dataDirectory, "models");

    /// <summary>One column of one row, as another process would read it.</summary>
    public object? Ask(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 20000";
        command.ExecuteNonQuery();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public async Task KillAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Starts at the address of the last time.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = dataDirectory };
        foreach (
            var argument in (string[])
                [
                    BuildPlaces.WebAssembly, "--urls", Address.GetLeftPart(UriPartial.Authority), "--data-dir", dataDirectory, .. settings,
                ])
        {
            start.ArgumentList.Add(argument);
        }

        // A server of a minute compiles most of what it ever calls: once is enough for all but the hottest (hexadecimal; thirty calls else).
        start.Environment["DOTNET_TC_CallCountThreshold"] = "200";
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException($"The server ended before it listened:\n{Log}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(Patience, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process?.Dispose();
        Directory.Delete(dataDirectory, recursive: true);
    }

    private void Read(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null)
        {
            return;
        }

        log.Enqueue(line);
        if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
        {
            listening.TrySetResult(new Uri(line[(at + Listening.Length)..]));
        }
    }
}
