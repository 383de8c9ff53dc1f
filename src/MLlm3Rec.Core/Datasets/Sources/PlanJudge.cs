using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>Judges the guessed plans of a survey: how their columns are read, and by which column items of several files are joined.</summary>
internal static class PlanJudge
{
    public static async Task<SourceSurvey> JudgeAsync(
        SourceSurvey survey, IReadOnlyList<SurveyedFile> looked, ImportOptions options, SourceGuard guard)
    {
        var settings = TableSettings.Of(options.Columns);
        var main = survey.Plans.FirstOrDefault(plan => plan.Role == SourceRole.Interactions)
            ?? throw new SourceRefusedException(NoChoices.InWords(looked, settings));

        // A table that describes something and has no column that is called like an item may still hold the items' ids.
        var describing = looked.Where(file => file.Plan is null && options.Format is null or "table")
            .Select(file => AnyTable.Describing(file.Head, settings))
            .OfType<SourcePlan>()
            .ToList();
        var samples = new Dictionary<SourcePlan, SampledTable>(ReferenceEqualityComparer.Instance);
        var chosen = await ChosenAsync(main);
        var plans = new List<SourcePlan>();
        foreach (var plan in survey.Plans)
        {
            plans.Add(plan.IsJudged ? await TableJudge.JudgeAsync(await JoinedAsync(plan), settings, await SampleAsync(plan), guard) : plan);
        }

        var found = new List<SourcePlan>();
        foreach (var plan in describing)
        {
            var sample = await SampleAsync(plan);
            var joined = chosen.Count == 0 ? plan : ItemKey.Joined(plan, sample, chosen, main, settings);
            if (joined.Mapped.Any(column => column.Slot == ColumnSlot.Item))
            {
                found.Add(await TableJudge.JudgeAsync(joined, settings, sample, guard));
            }
        }

        return new SourceSurvey([.. found, .. plans], [.. survey.Ignored.Where(file => found.TrueForAll(plan => plan.Entry.Name != file.Name))]);

        async Task<SampledTable> SampleAsync(SourcePlan plan) =>
            samples.TryGetValue(plan, out var known) ? known : samples[plan] = await SampledTable.OfAsync(plan, guard);

        async Task<HashSet<string>> ChosenAsync(SourcePlan plan)
        {
            var isAsked = describing.Count > 0 || survey.Plans.Any(other => other.IsJudged && other.Role == SourceRole.Items);
            return !isAsked || plan.Mapped.All(column => column.Slot != ColumnSlot.Item) ? [] : [.. (await SampleAsync(plan))[ItemKey.Of(plan)]];
        }

        async Task<SourcePlan> JoinedAsync(SourcePlan plan)
        {
            if (plan.Role != SourceRole.Items || chosen.Count == 0)
            {
                return plan;
            }

            var sample = await SampleAsync(plan);
            var joined = ItemKey.Joined(plan, sample, chosen, main, settings);
            samples[joined] = sample;
            return joined;
        }
    }
}
