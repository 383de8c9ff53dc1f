using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Datasets;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>Draws users of a dataset by a seed: the same ones wherever they are drawn.</summary>
public sealed class UserDraw(DatasetStore datasets, FittedDatasetCache fittedDatasets)
{
    public const int UsualSeed = 42;

    /// <returns>Ids; all users where there are no more than <paramref name="count"/>.</returns>
    /// <exception cref="UnknownDatasetException">There is none of that name.</exception>
    public async Task<IReadOnlyList<string>> OfAsync(string datasetName, int count, int seed, CancellationToken cancellationToken)
    {
        var dataset = await fittedDatasets.DatasetAsync(await datasets.GetAsync(datasetName, cancellationToken), cancellationToken);
        return [.. UserSample.Draw(dataset.Users.Count, count, seed).Select(user => dataset.Users[user].Value)];
    }
}
