using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Splitting;

namespace MLlm3Rec.Issues;

/// <summary>Ids with blanks came back from a case file as other ids, or as none; in TREC files "a b" and "a_b" were one.</summary>
public sealed class AwkwardIdTests
{
    private static readonly string[] Items = ["a b", "a_b", "a", "b", "a\tb", "100%", "%20", "Sigur Rós", "line\nend", "漢 字"];

    [Fact]
    public async Task CaseFile_IdsWithSeparators_ReadsBackTheSame()
    {
        var dataset = Dataset();
        var split = LeaveLastOut.Split(dataset);
        var candidates = CandidateSets.Sample(dataset, split, count: 4, seed: 7);
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "cases.tsv");

        await CaseFile.WriteAsync(path, dataset, split, candidates, TestContext.Current.CancellationToken);
        var read = await CaseFile.ReadAsync(path, dataset, split, TestContext.Current.CancellationToken);

        Each.Holds([0, 1], user => Assert.Equal(candidates.Negatives(user).ToArray(), read.Negatives(user).ToArray()));
    }

    [Fact]
    public void TrecFiles_IdsWithSeparators_StayDifferentAndWhole()
    {
        var dataset = Dataset();
        using var run = new StringWriter();

        TrecFiles.WriteRun(run, dataset, [0, 1], [Everything(dataset), Everything(dataset)], "popularity");

        var rows = run.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).ToArray();
        Assert.Equal(2 * Items.Length, rows.Length);
        Each.Holds(rows, row => Assert.Equal(6, row.Length));
        Assert.Equal(2 * Items.Length, rows.Select(row => (row[0], row[2])).Distinct().Count());
        Assert.Equal(Items.ToHashSet(), rows.Select(row => PercentEncoding.Decode(row[2])).ToHashSet());
    }

    private static TopList Everything(Dataset dataset) =>
        new([.. Enumerable.Range(0, dataset.Items.Count)], [.. Enumerable.Range(0, dataset.Items.Count).Select(item => -(float)item)]);

    private static Dataset Dataset()
    {
        var builder = new DatasetBuilder();
        foreach (var item in Items)
        {
            builder.Describe(item, new ItemText { Title = "Soap" });
        }

        foreach (var (user, first) in new[] { ("x y", 0), ("x_y", 3) })
        {
            for (var place = 0; place < 4; place++)
            {
                builder.Add(new SourceChoice { User = user, Item = Items[first + place], Time = 1_400_000_000 + (place * 86_400) });
            }
        }

        return builder.Build("awkward", SignalKind.None, kCore: 0, TestContext.Current.CancellationToken);
    }
}
