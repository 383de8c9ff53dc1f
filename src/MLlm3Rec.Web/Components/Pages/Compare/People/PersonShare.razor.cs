using Microsoft.AspNetCore.Components;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Web.Runs;
using MLlm3Rec.Web.Words;

namespace MLlm3Rec.Web.Components.Pages.Compare.People;

/// <summary>How much of the alignment score's list is motive. Lists do not wait for it, and nothing moves when it comes: its room is held by the
/// longest that it can say.</summary>
public sealed partial class PersonShare(Preparation preparation, FittedDatasetCache fittedDatasets, DatasetStore datasets)
{
    internal const string NotKnown = "how much of it is motive is not known: that is told only of scores by the weights that are fitted now.";

    private static readonly string Name = CompareWords.Method(MethodCatalogue.Mar);

    private PersonLists? opened;
    private string? told;
    private bool isKnown;

    [Parameter, EditorRequired]
    public required PersonLists Person { get; set; }

    /// <summary>The alignment score's, one of the person's.</summary>
    [Parameter, EditorRequired]
    public required PersonList List { get; set; }

    /// <summary>How many places of the list are shown.</summary>
    [Parameter, EditorRequired]
    public required int Shown { get; set; }

    private string? Longest => KindShareWords.Of([new(PartKind.CoPreference, 0.99), new(PartKind.Motive, 0.004)], Shown);

    protected override async Task OnParametersSetAsync()
    {
        if (ReferenceEquals(opened, Person))
        {
            return;
        }

        var asked = opened = Person;
        (told, isKnown) = (null, false);
        var found = await ShareAsync(Person, List);
        if (ReferenceEquals(opened, asked))
        {
            (told, isKnown) = (found ?? NotKnown, found is not null);
        }
    }

    private async Task<string?> ShareAsync(PersonLists person, PersonList list)
    {
        if (await datasets.FindAsync(person.Dataset.Name, Leaving) is not { } summary
            || (await preparation.ReadinessAsync(summary.Id, Leaving)).Ranking is null)
        {
            return null;
        }

        var fittedDataset = await fittedDatasets.GetAsync(summary.Name, Leaving);
        return KindShareWords.Of(await KeptParts.SharesAsync(fittedDataset, person, list, Shown, Leaving), Math.Min(Shown, list.Items.Length));
    }
}
