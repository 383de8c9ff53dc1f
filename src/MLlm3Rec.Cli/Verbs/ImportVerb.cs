using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>import PATH… --name N [--format F] [--map user=…,item=…] [--where COLUMN=VALUE] [--k-core N] [--synthetic]</summary>
internal static class ImportVerb
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Files or folders; together they are one dataset.",
            Arity = ArgumentArity.OneOrMore,
        };
        var name = new Option<string>("--name") { Description = "Name of the new dataset.", HelpName = "NAME", Required = true };
        var format = new Option<string?>("--format")
        {
            Description = "Key of the source format. Default: recognised by content.",
            HelpName = "FORMAT",
        };
        var map = new Option<string?>("--map")
        {
            Description = "For tables: user=COLUMN,item=COLUMN,time=COLUMN,signal=COLUMN,text=COLUMN. What is not named is guessed. Beside them "
                + "separator=;, timeformat=dd/MM/yyyy (or day first, month first), unrated=0, ids=number.",
            HelpName = "COLUMNS",
        };
        var where = new Option<string?>("--where")
        {
            Description = "For tables: only rows whose column says this are choices, as event=transaction.",
            HelpName = "COLUMN=VALUE",
        };
        var kCore = CommonOptions.AtLeast("--k-core", least: 0, value: 0, "Keep only users and items with at least so many interactions.");
        var synthetic = new Option<bool>("--synthetic") { Description = "Made by a generator: said wherever the dataset is shown." };
        var command = new Command("import", "Read files into a new dataset.") { paths, name, format, map, where, kCore, synthetic };
        command.SetAction((parsed, token) => Session.DoAsync(parsed, (session, cancel) => ImportAsync(session, new ImportRequest
        {
            Dataset = Named(parsed.GetRequiredValue(name)),
            Paths = [.. parsed.GetRequiredValue(paths).Select(Path.GetFullPath)],
            Format = parsed.GetValue(format),
            Columns = ColumnsOf(parsed.GetValue(map), parsed.GetValue(where)),
            KCore = parsed.GetValue(kCore),
            Synthetic = parsed.GetValue(synthetic),
        }, cancel), token));
        return command;
    }

    private static string Named(string name)
    {
        try
        {
            return DatasetName.Checked(name);
        }
        catch (DatasetNameException refused)
        {
            throw new UsageException($"--name: {refused.Message}");
        }
    }

    private static async Task ImportAsync(Session session, ImportRequest request, CancellationToken cancellationToken)
    {
        var run = await session.RunAsync(request, cancellationToken);
        var dataset = await session.Get<DatasetStore>().GetAsync(request.Dataset, cancellationToken);
        session.Terminal.Result(dataset, () =>
        {
            session.Terminal.Line(run.Result?.Summary ?? dataset.Name);
            session.Terminal.Table(
                ["File", "Role", "#Rows", "Note"],
                dataset.Files.Select(file => new[] { file.Name, $"{file.Role}", $"{file.Rows:N0}", file.Note ?? "" }));
            if (dataset.SkippedRows > 0)
            {
                session.Terminal.Line($"{dataset.SkippedRows:N0} rows skipped; see them with: export skipped-rows --dataset \"{dataset.Name}\"");
            }
        });
    }

    private static Dictionary<string, string>? ColumnsOf(string? map, string? where)
    {
        if (string.IsNullOrWhiteSpace(map) && string.IsNullOrWhiteSpace(where))
        {
            return null;
        }

        var columns = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!string.IsNullOrWhiteSpace(where))
        {
            columns["where"] = where;
        }

        foreach (var pair in string.IsNullOrWhiteSpace(map) ? [] : map.Split(','))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals <= 0 || !columns.TryAdd(pair[..equals].Trim(), pair[(equals + 1)..].Trim()))
            {
                throw new UsageException($"--map wants user=COLUMN,item=COLUMN …, each once; \"{pair}\" is not of that form.");
            }
        }

        return columns;
    }
}
