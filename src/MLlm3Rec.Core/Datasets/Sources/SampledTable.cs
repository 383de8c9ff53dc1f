using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Tables;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Values of a table's columns from all over the file, read as the file is read.</summary>
internal sealed class SampledTable
{
    private const int MaxRows = 10_000;
    private const int MaxCell = 400;

    private readonly List<string>[] values;

    private SampledTable(IReadOnlyList<string> columns) =>
        (Columns, values) = (columns, [.. columns.Select(_ => new List<string>())]);

    public IReadOnlyList<string> Columns { get; }

    /// <summary>What a column says, without what says nothing; long texts cut.</summary>
    public IReadOnlyList<string> this[string column] =>
        ColumnMapping.IndexOf(Columns, column) is var index and >= 0 && index < values.Length ? values[index] : [];

    public static async Task<SampledTable> OfAsync(SourcePlan plan, SourceGuard guard)
    {
        using var table = await plan.OpenAsync(plan.Entry with { IsSample = true }, guard);
        table.CheckColumns(plan.Entry.Name);
        var sample = new SampledTable(table.Columns);
        for (var rows = 0; rows < MaxRows && await table.NextBlockAsync(guard.Token);)
        {
            for (; rows < MaxRows && table.Read(); rows++)
            {
                if (table.Problem is null)
                {
                    sample.Add(table);
                }
            }
        }

        return sample;
    }

    private void Add(SourceTable table)
    {
        for (var column = 0; column < Math.Min(values.Length, table.FieldCount); column++)
        {
            var field = table[column].Trim();
            if (!MissingValue.Is(field))
            {
                values[column].Add(field[..Math.Min(field.Length, MaxCell)].ToString());
            }
        }
    }
}
