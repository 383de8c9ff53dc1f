using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Experiments;
using MLlm3Rec.Language;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Cli.Sessions;

/// <summary>One verb at work: the open database, and where its words go.</summary>
internal sealed class Session : IAsyncDisposable
{
    public const string DataDirectoryOption = "--data-dir";
    public const string JsonOption = "--json";

    private readonly ServiceProvider services;

    private Session(ServiceProvider services, Terminal terminal) => (this.services, Terminal) = (services, terminal);

    public Terminal Terminal { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Opens the database, does the work and turns what happened into an exit code. The command line's outer edge.</summary>
    public static async Task<int> DoAsync(ParseResult parsed, Func<Session, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue<bool>(JsonOption));
        try
        {
            await using var session = await OpenAsync(parsed.GetValue<string?>(DataDirectoryOption), terminal, cancellationToken);
            await work(session, cancellationToken);
            return ExitCode.Done;
        }
        catch (Exception failure)
        {
            var (code, words) = ExitCode.Of(failure);
            terminal.Fail(words);
            return code;
        }
    }

    /// <summary>Does a run here and now, with its progress on stderr.</summary>
    /// <exception cref="RunFailedException">It ended early.</exception>
    public Task<RunRecord> RunAsync(RunRequest request, CancellationToken cancellationToken) =>
        FollowAsync(() => Get<RunQueue>().RunNowAsync(request, cancellationToken));

    /// <inheritdoc cref="RunAsync"/>
    public async Task<RunRecord> FollowAsync(Func<Task<RunRecord>> work)
    {
        var run = await ProgressView.ShowAsync(Terminal, Get<RunFeed>(), work);
        return run.State switch
        {
            RunState.Done => run,
            RunState.Cancelled => throw new OperationCanceledException(run.Message),
            _ => throw new RunFailedException(run),
        };
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static async Task<Session> OpenAsync(string? dataDirectory, Terminal terminal, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddStorage(DataDirectory.Resolve(dataDirectory))
            .AddLanguage(LanguageOptions.FromEnvironment())
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseStartup>().EnsureAsync(cancellationToken);
        await services.GetRequiredService<RunRecovery>().MarkInterruptedAsync(cancellationToken);
        return new Session(services, terminal);
    }
}
