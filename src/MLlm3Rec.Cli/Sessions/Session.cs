using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Connections;
using MLlm3Rec.Experiments;
using MLlm3Rec.Language;
using MLlm3Rec.Storage;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Cli.Sessions;

/// <summary>One verb at work: the open database, and where its words go.</summary>
internal sealed class Session : IAsyncDisposable
{
    public const string DataDirectoryOption = "--data-dir";
    public const string AsOption = "--as";
    public const string JsonOption = "--json";

    private readonly ServiceProvider services;
    private readonly ITimer waiting;

    private Session(ServiceProvider services, Terminal terminal)
    {
        (this.services, Terminal) = (services, terminal);
        waiting = WaitNote.Begin(Get<WriteQueue>(), Get<TimeProvider>(), terminal);
    }

    public Terminal Terminal { get; }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Opens the database, does the work and turns what happened into an exit code. The command line's outer edge.</summary>
    public static Task<int> DoAsync(ParseResult parsed, Func<Session, CancellationToken, Task> work, CancellationToken cancellationToken) =>
        DoBesideAsync(
            parsed,
            async (session, cancel) =>
            {
                await session.OpenAsync(cancel);
                await work(session, cancel);
            },
            cancellationToken);

    /// <summary>The same without opening the database: for what looks at it from outside.</summary>
    public static async Task<int> DoBesideAsync(
        ParseResult parsed, Func<Session, CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var terminal = new Terminal(parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error, parsed.GetValue<bool>(JsonOption));
        try
        {
            await using var session = Create(parsed, terminal);
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

    /// <summary>The name that this verb's work goes by.</summary>
    public string Who => Get<AuditStore>().Who;

    /// <summary>Writes down that something left the database.</summary>
    public Task ExportedAsync(string what, CancellationToken cancellationToken) =>
        Get<AuditStore>().AddAsync(AuditKind.Export, what, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await waiting.DisposeAsync();
        await services.DisposeAsync();
    }

    private static Actor ActorOf(string? name) =>
        new(Actor.NameOf(name) ?? Actor.NameOf(Environment.UserName) ?? "somebody", ActorOrigin.CommandLine);

    private static Session Create(ParseResult parsed, Terminal terminal)
    {
        // Whoever types a command waits for it, and stops it by hand.
        var options = DataDirectory.Resolve(parsed.GetValue<string?>(DataDirectoryOption)) with
        {
            Program = $"the command line ({parsed.CommandResult.Command.Name})",
            Patience = Timeout.InfiniteTimeSpan,
        };
        var services = new ServiceCollection()
            .AddSingleton(AccessPolicy.Resolve(
                parsed.GetValue<string?>(AccessPolicy.VariablesOption), parsed.GetValue<string?>(AccessPolicy.NetworksOption)))
            .AddSingleton(new CurrentActor(ActorOf(parsed.GetValue<string?>(AsOption))))
            .AddStorage(options)
            .AddLanguage(LanguageOptions.FromEnvironment())
            .BuildServiceProvider();
        return new Session(services, terminal);
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await Get<DatabaseStartup>().EnsureAsync(cancellationToken);
        await Get<RunRecovery>().MarkInterruptedAsync(cancellationToken);
    }
}
