using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Runs;

namespace MLlm3Rec.Web.Components.Pages.Home;

/// <summary>What the page says while there is nothing to tell yet.</summary>
internal sealed record PreparationNotice(string Dataset, string Sentence, string Action, IReadOnlyList<RunRequest> Steps, string Working)
{
    /// <summary>Null where there is neither a dataset nor a run that makes one.</summary>
    public static PreparationNotice? Of(
        DatasetSummary? dataset, Readiness? readiness, IReadOnlyList<RunSnapshot> active) => (dataset, readiness, active) switch
        {
            ({ } known, { } ready, _) => new(
                known.Name,
                $"“{known.Name}” is here, but nobody has read it yet: no traits, no motives, no ranking.",
                "Read it now",
                ready.Missing(known.Name),
                $"Reading “{known.Name}”. The story appears here by itself."),
            (null, _, [var run, ..]) => Bringing(run.Dataset, Readiness.All(run.Dataset)),
            _ => null,
        };

    /// <summary>While runs bring a dataset in.</summary>
    /// <param name="dataset">What it will be called.</param>
    /// <param name="steps">What a second try starts.</param>
    public static PreparationNotice Bringing(string dataset, IReadOnlyList<RunRequest> steps) => new(
        dataset,
        "The data did not arrive.",
        "Try to read it again",
        steps,
        $"Getting “{dataset}” ready: its rows, what its items offer, why its people choose. The story appears here by itself.");
}
