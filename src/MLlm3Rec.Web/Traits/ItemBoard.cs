using System.Numerics.Tensors;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Map;
using MLlm3Rec.Numerics;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Web.Traits;

/// <summary>One item: what it offers, who chose it and why they choose elsewhere, and what is nearest to it.</summary>
public sealed record ItemBoard
{
    /// <summary>So many others stand for everybody.</summary>
    private const int MostOthers = 1_000;

    /// <summary>Whoever has fewer other choices tells too little.</summary>
    private const int FewestOthers = 3;

    private const int MostNear = 8;

    public required ItemEntry Entry { get; init; }

    /// <summary>As the engine has it, with what its buyers wrote.</summary>
    public required Item Item { get; init; }

    public required TraitProfile Traits { get; init; }

    /// <summary>Who chose it: numbers of users, in the order of the dataset.</summary>
    public required IReadOnlyList<int> Users { get; init; }

    /// <summary>Their motives, read from their other choices alone, against those of everybody else, the largest difference first; empty where
    /// fewer than two of them have enough other choices.</summary>
    public required IReadOnlyList<Difference> Motives { get; init; }

    /// <summary>By cosine of trait vectors, in [−1, 1]; empty where the item has no text.</summary>
    public required IReadOnlyList<(int Item, float Cosine)> Nearest { get; init; }

    public static ItemBoard Of(ItemCatalogue catalogue, ItemEntry entry, CancellationToken cancellationToken)
    {
        var fitted = catalogue.Fitted;
        var dataset = fitted.Dataset;
        var users = Enumerable.Range(0, dataset.Users.Count).Where(user => dataset.Holds(user, entry.Item)).ToArray();
        return new ItemBoard
        {
            Entry = entry,
            Item = dataset.Items[entry.Item],
            Traits = fitted.Engine.Encoder.Encode(dataset, entry.Item),
            Users = users,
            Motives = MotivesOf(fitted, entry.Item, users, cancellationToken),
            Nearest = NearestTo(fitted.Engine.Traits, entry.Item, dataset.Items.Count),
        };
    }

    private static IReadOnlyList<Difference> MotivesOf(FittedDataset fitted, int item, int[] users, CancellationToken cancellationToken)
    {
        var chose = users.ToHashSet();
        int[] rest = [.. Enumerable.Range(0, fitted.Dataset.Users.Count).Where(user => !chose.Contains(user))];
        var stride = Math.Max(1, rest.Length / MostOthers);
        var one = StrengthsOf(fitted, users, item, cancellationToken);
        var other = StrengthsOf(fitted, rest.Where((_, place) => place % stride == 0), item, cancellationToken);
        return one.Count < 2 || other.Count < 2
            ? []
            :
            [
                .. Enumerable.Range(0, fitted.Engine.Vocabulary.Count)
                    .Select(dimension => Difference.Of(dimension, MomentsOf(one, dimension), MomentsOf(other, dimension)))
                    .Where(difference => !double.IsNaN(difference.Effect))
                    .OrderByDescending(difference => Math.Abs(difference.Effect)).ThenBy(difference => difference.Dimension),
            ];
    }

    private static List<float[]> StrengthsOf(FittedDataset fitted, IEnumerable<int> users, int item, CancellationToken cancellationToken)
    {
        var strengths = new List<float[]>();
        foreach (var user in users)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var others = fitted.Dataset.History(user).ToArray().Where(choice => choice.Item != item).ToArray();
            if (others.Length >= FewestOthers)
            {
                var strength = new float[fitted.Engine.Vocabulary.Count];
                fitted.Engine.Extractor.Strengths(others, strength);
                strengths.Add(strength);
            }
        }

        return strengths;
    }

    private static Moments MomentsOf(List<float[]> strengths, int dimension) => Moments.Of(strengths.Select(strength => (double)strength[dimension]));

    private static IReadOnlyList<(int Item, float Cosine)> NearestTo(TraitIndex traits, int item, int items)
    {
        var vector = traits.VectorOf(item).ToArray();
        return vector.All(value => value == 0)
            ? []
            :
            [
                .. Enumerable.Range(0, items).Where(other => other != item)
                    .Select(other => (Item: other, Cosine: TensorPrimitives.Dot(vector, traits.VectorOf(other))))
                    .OrderByDescending(near => near.Cosine).ThenBy(near => near.Item).Take(MostNear),
            ];
    }
}
