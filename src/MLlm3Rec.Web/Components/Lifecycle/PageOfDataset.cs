using Microsoft.AspNetCore.Components;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Web.State;

namespace MLlm3Rec.Web.Components.Lifecycle;

/// <summary>A page about one dataset: the one that its address names, else the <see cref="CurrentDataset"/>.</summary>
public abstract class PageOfDataset(CurrentDataset current) : LiveComponent
{
    [SupplyParameterFromQuery(Name = "dataset")]
    public string? DatasetName { get; set; }

    /// <summary>Name of the dataset that the page is about; null while there is none at all.</summary>
    protected string? Asked => DatasetName ?? current.Name;

    protected CurrentDataset Current => current;

    /// <summary>As it is stored now; null where there is none of that name.</summary>
    protected Task<DatasetSummary?> FindDatasetAsync() => current.FindStoredAsync(Asked, Leaving);
}
