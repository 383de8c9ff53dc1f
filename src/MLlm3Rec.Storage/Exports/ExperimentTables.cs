using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments.Comparing;

namespace MLlm3Rec.Storage.Exports;

public static class ExperimentTables
{
    /// <summary>Every user's hidden item, and by each method the middle of its places and how many others have the same score.</summary>
    public static ExportTable Ranks(Experiment experiment, Dataset dataset) => ExportTable.Of(
        Enumerable.Range(0, experiment.Facts.Users.Length),
        [
            new ExportColumn<int>("user", place => dataset.Users[experiment.Facts.Users[place]].Value),
            new("hidden_item", place => dataset.Items[experiment.Facts.Hidden[place]].Id.Value),
            new("choices_known", place => experiment.Facts.Lengths[place]),
            new("hidden_item_chosen", place => experiment.Facts.Popularity[place]),
            .. experiment.Methods.SelectMany(method => (ExportColumn<int>[])
            [
                new("rank_" + method.Method, place => method.Ranks[place].Middle),
                new("equals_" + method.Method, place => method.Ranks[place].EqualCount),
            ]),
        ]);
}
