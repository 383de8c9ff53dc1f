using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Cli.Verbs;
using MLlm3Rec.Cli.Verbs.Connections;
using MLlm3Rec.Cli.Verbs.Prompts;
using MLlm3Rec.Connections;

namespace MLlm3Rec.Cli;

/// <summary>The command line: from arguments to an exit code.</summary>
internal static class CommandTree
{
    /// <summary>How long a verb may take to stop after Ctrl+C.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    public static Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken) =>
        RunAsync(arguments, Console.In, output, error, cancellationToken);

    /// <param name="arguments">As typed.</param>
    /// <param name="input">Where a key may come from.</param>
    /// <param name="output">Results.</param>
    /// <param name="error">Progress and complaints.</param>
    /// <param name="cancellationToken">Ctrl+C.</param>
    public static async Task<int> RunAsync(
        string[] arguments, TextReader input, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var parsed = Root(input).Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (var mistake in parsed.Errors)
            {
                await error.WriteLineAsync(VisibleText.Of(mistake.Message));
            }

            await error.WriteLineAsync("Add --help to see how it is used.");
            return ExitCode.WrongUsage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = Farewell,
        };
        return await parsed.InvokeAsync(configuration, cancellationToken);
    }

    private static RootCommand Root(TextReader input) => new("MLlm3Rec: why people choose, and what to propose to them.")
    {
        new Option<string?>(Session.DataDirectoryOption)
        {
            Description = "Folder of the database. Default: data/ of the clone, else the platform's application data.",
            HelpName = "FOLDER",
            Recursive = true,
        },
        new Option<string?>(AccessPolicy.VariablesOption)
        {
            Description = $"Environment variables that connections may take keys from, with commas. Default: {AccessPolicy.UsualVariables}.",
            HelpName = "NAMES",
            Recursive = true,
        },
        new Option<string?>(AccessPolicy.NetworksOption)
        {
            Description = "Where else than to the internet connections may lead: loopback, private, addresses, ranges, hosts. Default: loopback.",
            HelpName = "LIST",
            Recursive = true,
        },
        new Option<string?>(Session.AsOption)
        {
            Description = "Who does it, as the record shall name them. Default: the account's name.",
            HelpName = "NAME",
            Recursive = true,
        },
        new Option<bool>(Session.JsonOption) { Description = "Print one JSON document on stdout and nothing else.", Recursive = true },
        ImportVerb.Create(),
        DatasetsVerb.Create(),
        PrepareVerb.Create(),
        EncodeVerb.Create(),
        ExtractVerb.Create(),
        ProfileVerb.Create(),
        RecommendVerb.Create(),
        RankVerb.Create(),
        ExplainVerb.Create(),
        FaithfulnessVerb.Create(),
        TrainVerb.Create(),
        ModelsVerb.Create(),
        EvaluateVerb.Create(),
        CompareVerb.Create(),
        ReportVerb.Create(),
        BenchmarkVerb.Create(),
        ProjectVerb.Create(),
        RunsVerb.Create(),
        PromptsVerb.Create(),
        ConnectionsVerb.Create(input),
        RecordVerb.Create(),
        ExportVerb.Create(),
        DeleteVerb.Create(),
        CheckVerb.Create(),
        BackupVerb.Create(),
        RestoreVerb.Create(),
    };
}
