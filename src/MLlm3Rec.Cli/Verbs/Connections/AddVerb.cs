using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Connections;
using MLlm3Rec.Storage.Connections;

namespace MLlm3Rec.Cli.Verbs.Connections;

/// <summary>connections add NAME [--kind K] [--address URL] [--model M] … [--key-stdin | --key-env VARIABLE | --no-key]</summary>
internal static class AddVerb
{
    private static readonly Dictionary<string, ServerKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["openai"] = ServerKind.OpenAI,
        ["azure"] = ServerKind.AzureOpenAI,
        ["ollama"] = ServerKind.Ollama,
        ["vllm"] = ServerKind.Vllm,
        ["llama.cpp"] = ServerKind.LlamaCpp,
        ["lmstudio"] = ServerKind.LMStudio,
        ["compatible"] = ServerKind.Compatible,
        ["onnx"] = ServerKind.OnnxFolder,
    };

    public static Command Create(TextReader input)
    {
        var name = new Argument<string>("NAME") { Description = "Letters, digits, hyphens, underscores, dots." };
        var kind = new Option<string?>("--kind") { Description = $"For a new one: {string.Join(", ", Kinds.Keys)}.", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. Kinds.Keys]);
        var key = new KeyOptions(input);
        var fields = new ConnectionFields();
        var command = new Command(
            "add",
            "Add a connection, or change the one of that name; what is not named stays. A key never stands in the command: it is asked for, or read.")
        {
            name, kind,
        };
        foreach (var option in fields.All.Concat(key.All))
        {
            command.Add(option);
        }

        command.SetAction((parsed, token) => Session.DoAsync(parsed, async (session, cancel) =>
        {
            var store = session.Get<ConnectionStore>();
            var before = await store.FindAsync(parsed.GetRequiredValue(name), cancel);
            var begun = before is not null && parsed.GetValue(kind) is null
                ? before
                : ConnectionPreset.Of(Kinds[parsed.GetValue(kind) ?? throw new UsageException("Say with --kind what sort of server it is.")])
                    .Begin(parsed.GetRequiredValue(name));
            var (source, secret) = await key.ReadAsync(parsed, session.Terminal, begun.Key, hasStored: before?.Key.Kind == KeyKind.Stored, cancel);
            var connection = fields.Apply(parsed, begun) with
            {
                Key = source,
                KeyOverHttp = key.MayTravelInPlain(parsed, begun.KeyOverHttp),
            };
            ConnectionFault[] faults = [.. ConnectionRules.FaultsOf(connection), .. session.Get<AccessPolicy>().FaultsOf(connection)];
            if (faults.Length > 0)
            {
                throw new UsageException(string.Join(Environment.NewLine, faults.Select(fault => fault.Words)));
            }

            await store.SaveAsync(connection, secret, cancel);
            session.Terminal.Result(
                connection,
                () =>
                    session.Terminal.Line(
                        $"{connection.Name} is {(before is null ? "added" : "changed")}. Try it: connections test {connection.Name}"));
        }, token));
        return command;
    }
}
