using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Products;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Baselines.Factorization;

/// <summary>score(u, j) = vector(u) · vector(j): people and items in one space, a block of people in one matrix product.</summary>
/// <remarks>NaN for items that nobody chose in train; popularity where neither the user nor the history says anything.</remarks>
internal abstract class FactorRecommender(string method, KnownItems known, FactorMatrix items) : IStoredRecommender
{
    public string Method => method;

    /// <summary>Everything that was learned.</summary>
    protected abstract IReadOnlyList<WeightArray> Weights { get; }

    protected KnownItems Known => known;

    protected FactorMatrix Items => items;

    public void Save(Stream stream) => WeightStream.Write(stream, Weights);

    public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores) => ScoreMany([user], [history.ToArray()], scores);

    public void ScoreMany(ReadOnlySpan<int> users, IReadOnlyList<ReadOnlyMemory<Interaction>> histories, Span<float> scores)
    {
        var vectors = new float[users.Length * items.Width];
        var chosen = new int[users.Length][];
        for (var row = 0; row < users.Length; row++)
        {
            chosen[row] = Distinct(histories[row].Span);
        }

        Represent(users, chosen, vectors);
        DenseProduct.Multiply(new MatrixView(vectors, users.Length, items.Width), items.View.Transposed, scores);
        for (var row = 0; row < users.Length; row++)
        {
            var own = scores.Slice(row * items.Rows, items.Rows);
            if (!vectors.AsSpan(row * items.Width, items.Width).ContainsAnyExcept(0))
            {
                known.Popularity(own);
            }

            known.Mask(own);
        }
    }

    /// <summary>The place of each person in the space.</summary>
    /// <param name="users">Index of the user, or −1 for somebody outside the dataset.</param>
    /// <param name="histories">The distinct known items of each, in the order of first choice.</param>
    /// <param name="vectors">[people × width], zero on entry; left at zero where nothing is known.</param>
    protected abstract void Represent(ReadOnlySpan<int> users, int[][] histories, Span<float> vectors);

    private int[] Distinct(ReadOnlySpan<Interaction> history)
    {
        var seen = new HashSet<int>(history.Length);
        var items = new List<int>(history.Length);
        foreach (var choice in history)
        {
            if (known.Counts[choice.Item] > 0 && seen.Add(choice.Item))
            {
                items.Add(choice.Item);
            }
        }

        return [.. items];
    }
}
