using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Values;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Finds the column by which a file of items is joined: the one whose values are those that were chosen, whatever it is called.</summary>
internal static class ItemKey
{
    // Values that two columns share by chance, as small numbers do.
    private const int Chance = 3;

    public static string Of(SourcePlan plan) => plan.Mapped.First(column => column.Slot == ColumnSlot.Item).Column;

    /// <summary>The plan with its item's column put right, and a remark where that was not plain.</summary>
    public static SourcePlan Joined(
        SourcePlan plan, SampledTable sample, IReadOnlySet<string> chosen, SourcePlan main, TableSettings settings)
    {
        var named = plan.Mapped.FirstOrDefault(column => column.Slot == ColumnSlot.Item).Column;
        if (settings.Slots.GetValueOrDefault(ColumnSlot.Item) is { Length: > 0 } given && given.Equals(named, StringComparison.OrdinalIgnoreCase))
        {
            return plan;
        }

        var wanted = settings.NumberIds ? Numbers(chosen) : chosen;
        var hits = sample.Columns.Select(column => (column, count: Values(sample, column, settings.NumberIds).Count(wanted.Contains))).ToList();
        var byName = named is null ? 0 : hits.Find(pair => pair.column == named).count;
        var best = hits.MaxBy(pair => pair.count);
        if (best.count >= Chance && best.count > 2 * byName)
        {
            return With(plan, best.column, $"items are joined by {best.column}, whose values are those of {Of(main)} in {main.Entry.Name}");
        }

        if (named is not null && byName == 0 && Values(sample, named, true).Overlaps(Numbers(chosen)))
        {
            return plan with
            {
                Remarks =
                [
                    .. plan.Remarks,
                    $"{named} and {Of(main)} of {main.Entry.Name} have no id in common as they are written ({Example(sample[named])} here, "
                        + $"{Example([.. chosen])} there), but would as numbers: say ids=number to join them",
                ],
            };
        }

        return plan;
    }

    private static SourcePlan With(SourcePlan plan, string column, string remark) => plan with
    {
        Mapped = [new(ColumnSlot.Item, column), .. plan.Mapped.Where(one => one.Slot != ColumnSlot.Item && one.Column != column)],
        Remarks = [.. plan.Remarks, remark],
    };

    private static HashSet<string> Values(SampledTable sample, string column, bool asNumbers) =>
        asNumbers ? Numbers(sample[column]) : [.. sample[column]];

    private static HashSet<string> Numbers(IEnumerable<string> ids) => [.. ids.Select(id => NumberId.Of(id).ToString())];

    private static string Example(IReadOnlyList<string> values) => values.Count == 0 ? "nothing" : $"\"{values[0]}\"";
}
