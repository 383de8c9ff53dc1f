using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Connections;
using MLlm3Rec.Refusals;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Exchanges;

namespace MLlm3Rec.Cli.Verbs.Connections;

/// <summary>connections [list | add NAME … | test NAME | remove NAME]</summary>
internal static class ConnectionsVerb
{
    public static Command Create(TextReader input)
    {
        var command = new Command("connections", "Language and embedding models: list, add or change, test, remove.");
        command.SetAction((parsed, token) => Session.DoAsync(parsed, ListAsync, token));
        var list = new Command("list", "All connections, and what they have taken so far.");
        list.SetAction((parsed, token) => Session.DoAsync(parsed, ListAsync, token));
        command.Add(list);
        command.Add(AddVerb.Create(input));
        command.Add(One("test", "Ask short questions and about one person: reachable, model, structured replies, embeddings.", TestAsync));
        command.Add(One("remove", "Forget a connection and its key. What it said is kept.", RemoveAsync));
        return command;
    }

    private static Command One(string name, string description, Func<Session, string, CancellationToken, Task> work)
    {
        var connection = new Argument<string>("NAME") { Description = "Name of the connection." };
        var command = new Command(name, description) { connection };
        command.SetAction((parsed, token) =>
            Session.DoAsync(parsed, (session, cancel) => work(session, parsed.GetRequiredValue(connection), cancel), token));
        return command;
    }

    private static async Task ListAsync(Session session, CancellationToken cancellationToken)
    {
        var connections = await session.Get<ConnectionStore>().ListAsync(cancellationToken);
        var taken = await session.Get<SpendingStore>().ByConnectionAsync(cancellationToken);
        var used = connections.Select(connection => new { connection, usage = taken.GetValueOrDefault(connection.Name) });
        session.Terminal.Result(used, () => session.Terminal.Table(
            ["Name", "Kind", "Where", "Chat model", "Embedding model", "Key", "#Calls", "#Tokens", "#Dollars"],
            connections.Select(connection => (string[])
            [
                connection.Name,
                ConnectionPreset.Of(connection.Kind).Title,
                connection.BaseAddress?.ToString() ?? connection.Folder ?? "",
                connection.ChatModel ?? "–",
                connection.EmbeddingModel ?? "–",
                KeyWords(connection.Key),
                .. taken.TryGetValue(connection.Name, out var usage)
                    ? new[] { $"{usage.Calls:N0}", $"{usage.TokensIn + usage.TokensOut:N0}", $"{usage.Price:0.00}" }
                    : ["0", "0", "0.00"],
            ])));
    }

    private static async Task TestAsync(Session session, string name, CancellationToken cancellationToken)
    {
        var opened = await session.Get<ConnectionStore>().OpenAsync(name, cancellationToken);
        var report = await session.Get<ConnectionTest>()(opened, cancellationToken);
        if (report.Dialect is { } dialect)
        {
            await session.Get<ConnectionStore>().LearnAsync(opened.Connection, dialect, cancellationToken);
        }

        session.Terminal.Result(report, () => Write(session.Terminal, report));
        if (!report.Passed)
        {
            throw new ConnectionTestFailedException(name);
        }
    }

    private static void Write(Terminal terminal, ConnectionReport report)
    {
        terminal.Table(["Check", "Result", "In words"], report.Checks.Select(check => new[] { check.Title, $"{check.Verdict}", check.Words }));
        if (report.Latency is { } latency)
        {
            terminal.Line($"One short question took {latency.TotalMilliseconds:N0} ms.");
        }

        if (report.Models.Count > 0)
        {
            terminal.Line($"Models there: {string.Join(", ", report.Models)}.");
        }
    }

    private static async Task RemoveAsync(Session session, string name, CancellationToken cancellationToken)
    {
        if (!await session.Get<ConnectionStore>().RemoveAsync(name, cancellationToken))
        {
            throw new UsageException($"There is no connection \"{name}\".");
        }

        session.Terminal.Result(new { removed = name }, () => session.Terminal.Line($"{name} is removed, and its key with it."));
    }

    private static string KeyWords(KeySource key) => key.Kind switch
    {
        KeyKind.Stored => "stored, encrypted",
        KeyKind.Environment => $"from {key.Variable}",
        _ => "none",
    };
}

internal sealed class ConnectionTestFailedException(string name) : RefusalException($"{name} cannot be used as it is set up.");
