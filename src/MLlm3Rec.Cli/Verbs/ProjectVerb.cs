using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Projection;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>
/// project (--dataset N | --input FILE.npy) [--method umap|pca] [--show both|items|users] [--space traits|motives] [--neighbours 15] [--min-distance
/// 0.1] [--clusters 12] [--seed 42] --out FILE.csv
/// </summary>
internal static class ProjectVerb
{
    public static Command Create()
    {
        var dataset = new Option<string?>("--dataset") { Description = "Name of the dataset.", HelpName = "NAME" };
        var input = new Option<FileInfo>("--input")
        {
            Description = "Points of your own instead: a NumPy file, float32, rows × columns.",
            HelpName = "FILE.npy",
        };
        input.AcceptExistingOnly();
        var method = CommonOptions.OneOf("--method", "umap", "umap keeps neighbours together; pca is straight and quick.", "umap", "pca");
        var show = CommonOptions.OneOf("--show", "both", "Whose points.", "both", "items", "users");
        var space = CommonOptions.OneOf("--space", "traits", "What makes points near: trait vectors, or motives alone.", "traits", "motives");
        var metric = CommonOptions.OneOf("--metric", "euclidean", "For --input; datasets are compared by cosine.", "euclidean", "cosine");
        var neighbours = CommonOptions.AtLeast("--neighbours", least: 2, value: 15, "UMAP: how many points make up a point's surroundings.");
        var distance = new Option<double>("--min-distance") { Description = "UMAP: how close points may come.", DefaultValueFactory = _ => 0.1 };
        var clusters = CommonOptions.AtLeast("--clusters", least: 2, value: 12, "Groups that points are divided into.");
        var seed = new Option<int>("--seed") { Description = "Same seed, same picture.", DefaultValueFactory = _ => 42 };
        var output = new Option<FileInfo>("--out") { Description = "Where to write the points.", HelpName = "FILE.csv", Required = true };
        var command = new Command("project", "Draw a map: every point on a plane, near what is like it.")
        {
            dataset, input, method, show, space, metric, neighbours, distance, clusters, seed, output,
        };
        command.SetAction((parsed, token) =>
        {
            var options = new MapOptions
            {
                Show = Enum.Parse<MapContent>(parsed.GetRequiredValue(show), ignoreCase: true),
                Space = Enum.Parse<MapSpace>(parsed.GetRequiredValue(space), ignoreCase: true),
                Method = Enum.Parse<MapMethod>(parsed.GetRequiredValue(method), ignoreCase: true),
                Neighbours = parsed.GetValue(neighbours),
                MinimumDistance = parsed.GetValue(distance),
                Clusters = parsed.GetValue(clusters),
                Seed = parsed.GetValue(seed),
            };
            return Session.DoAsync(parsed, (session, cancel) => (parsed.GetValue(dataset), parsed.GetValue(input)) switch
            {
                ({ } name, null) => ProjectDatasetAsync(session, name, options, parsed.GetRequiredValue(output), cancel),
                (null, { } file) =>
                    ProjectFileAsync(
                        session,
                        file,
                        Enum.Parse<DistanceMetric>(parsed.GetRequiredValue(metric), ignoreCase: true),
                        options,
                        parsed.GetRequiredValue(output),
                        cancel),
                _ => throw new UsageException("Say either --dataset or --input."),
            }, token);
        });
        return command;
    }

    private static async Task ProjectDatasetAsync(
        Session session, string name, MapOptions options, FileInfo output, CancellationToken cancellationToken)
    {
        var dataset = await session.EncodedAsync(name, cancellationToken);
        var run = await session.RunAsync(new ProjectRequest { Dataset = dataset.Name, Options = Checked(options) }, cancellationToken);
        var summary = await session.Get<MapStore>().FindAsync(dataset.Id, options, cancellationToken)
            ?? throw new InvalidOperationException("A map that is not there.");
        var stored = await session.Get<MapStore>().OpenAsync(summary.Id, cancellationToken)
            ?? throw new InvalidOperationException("A map that is not there.");
        var fittedDataset = await session.Get<FittedDatasetCache>().GetAsync(dataset.Name, cancellationToken);
        var source = fittedDataset.Engine.MapSource;
        await WriteAsync(output, MapTables.Points(source, stored.Map, MapFacts.Of(source, stored.Map.Points, cancellationToken)), cancellationToken);
        session.Terminal.Result(
            new
            {
                run = run.Id,
                map = summary.Id,
                points = stored.Map.Count,
                omitted = stored.Map.Omitted,
                quality = stored.Map.Quality,
                seconds = run.Elapsed.TotalSeconds,
                file = output.FullName,
            },
            () => session.Terminal.Line($"{run.Result?.Summary} {output.FullName} ({run.Elapsed.TotalSeconds:F1} s)"));
    }

    private static async Task ProjectFileAsync(
        Session session, FileInfo input, DistanceMetric metric, MapOptions options, FileInfo output, CancellationToken cancellationToken)
    {
        Checked(options);
        var points = NpyFile.Read(input.FullName);
        var map = await Task.Run(() => PlainMap.Make(points, metric, options, cancellationToken), cancellationToken);
        await WriteAsync(output, MapTables.Points(map), cancellationToken);
        session.Terminal.Result(
            new { points = map.Groups.Length, quality = map.Quality, seconds = map.Elapsed.TotalSeconds, file = output.FullName },
            () => session.Terminal.Line(
                $"{map.Groups.Length:N0} points; {map.Quality.Trustworthiness:P1} trustworthy, {map.Quality.Preservation:P0} of neighbours kept. "
                    + $"{output.FullName} ({map.Elapsed.TotalSeconds:F1} s)"));
    }

    private static async Task WriteAsync(FileInfo file, ExportTable table, CancellationToken cancellationToken)
    {
        file.Directory?.Create();
        await using var output = file.CreateText();
        await CsvRows.WriteAsync(table, output, cancellationToken);
    }

    private static MapOptions Checked(MapOptions options)
    {
        try
        {
            return options.Validated();
        }
        catch (System.ComponentModel.DataAnnotations.ValidationException mistake)
        {
            throw new UsageException(mistake.Message);
        }
    }
}
