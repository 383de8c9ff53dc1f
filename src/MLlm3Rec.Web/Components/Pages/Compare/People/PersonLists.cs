using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments.Comparing;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Storage.Experiments;

namespace MLlm3Rec.Web.Components.Pages.Compare.People;

/// <summary>One person's lists as an experiment kept them, side by side.</summary>
public sealed record PersonLists(Dataset Dataset, int User, int Hidden, int Visible, IReadOnlyList<PersonList> Columns)
{
    public string Id => Dataset.Users[User].Value;

    /// <returns>Null where the experiment did not ask about that person.</returns>
    public static async Task<PersonLists?> OpenAsync(
        Experiment experiment, ExperimentStore store, Dataset dataset, int user, IReadOnlyList<string> methods, CancellationToken cancellationToken)
    {
        var place = Array.BinarySearch(experiment.Facts.Users, user);
        if (place < 0)
        {
            return null;
        }

        var columns = new List<PersonList>();
        foreach (var method in methods)
        {
            var list = await store.ListAsync(experiment.Id, method, user, cancellationToken);
            columns.Add(new PersonList(method, experiment.RanksOf(method)[place], list?.Items ?? [], list?.Scores ?? []));
        }

        return new PersonLists(dataset, user, experiment.Facts.Hidden[place], experiment.Request.History ?? experiment.Facts.Lengths[place], columns);
    }
}

/// <param name="Method">Whose list.</param>
/// <param name="Rank">Of the hidden item.</param>
/// <param name="Items">Best first.</param>
/// <param name="Scores">Beside the items.</param>
public sealed record PersonList(string Method, TargetRank Rank, int[] Items, float[] Scores)
{
    /// <summary>From 1; null where the list does not hold the item.</summary>
    public int? Place(int item) => Array.IndexOf(Items, item) is >= 0 and var index ? index + 1 : null;

    /// <summary>From this list to another: "3 → 11, −8".</summary>
    public string MoveTo(int item, int there) => Place(item) switch
    {
        null => $"below {Items.Length} → {there}",
        { } here when here == there => $"{here} → {there}, same",
        { } here => $"{here} → {there}, {(here > there ? "+" : "−")}{Math.Abs(here - there)}",
    };
}
