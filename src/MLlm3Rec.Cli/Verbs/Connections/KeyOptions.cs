using System.CommandLine;
using Spectre.Console;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Connections;

namespace MLlm3Rec.Cli.Verbs.Connections;

/// <summary>Where a key comes from. Never the key itself: arguments end up in histories and process lists.</summary>
internal sealed class KeyOptions(TextReader input)
{
    private readonly Option<bool> stdin = new("--key-stdin") { Description = "Read the key from standard input; it is stored encrypted." };
    private readonly Option<string?> variable = new("--key-env")
    {
        Description = "Take the key from this environment variable whenever it is needed; nothing is stored.",
        HelpName = "VARIABLE",
    };
    private readonly Option<bool> plain = new("--key-over-http")
    {
        Description = "Let the key travel unencrypted to an http:// address off this machine.",
    };
    private readonly Option<bool> none = new("--no-key") { Description = "The server asks for no key." };

    public IEnumerable<Option> All => [stdin, variable, none, plain];

    public bool MayTravelInPlain(ParseResult parsed, bool before) => parsed.GetValue(plain) || before;

    /// <summary>What was said; else a prompt where somebody sits at the terminal and a key is wanted that is not stored yet.</summary>
    public async Task<(KeySource Source, ApiKey? Key)> ReadAsync(
        ParseResult parsed, Terminal terminal, KeySource before, bool hasStored, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(none))
        {
            return (KeySource.None, null);
        }

        if (parsed.GetValue(variable) is { } name)
        {
            return (KeySource.OfVariable(name), null);
        }

        if (parsed.GetValue(stdin))
        {
            return (KeySource.Stored, Key(await input.ReadLineAsync(cancellationToken)));
        }

        return before.Kind != KeyKind.Stored || hasStored ? (before, null) : (KeySource.Stored, Key(await AskAsync(terminal, cancellationToken)));
    }

    private static ApiKey Key(string? text) =>
        string.IsNullOrWhiteSpace(text) ? throw new UsageException("No key came. Use --no-key if the server asks for none.") : new ApiKey(text);

    private static Task<string> AskAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        if (!terminal.IsLive || Console.IsInputRedirected)
        {
            throw new UsageException("Say where the key comes from: --key-stdin, --key-env VARIABLE or --no-key.");
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Error) });
        return new TextPrompt<string>("Key (not shown):").Secret(null).ShowAsync(console, cancellationToken);
    }
}
