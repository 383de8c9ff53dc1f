using System.Numerics.Tensors;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics;
using MLlm3Rec.Numerics.Products;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;
using MLlm3Rec.Traits;

namespace MLlm3Rec.Baselines.Text;

/// <summary>Items whose trait vectors lie in the direction of the history's: what embeddings alone can do. Ours, after the usual embedding
/// baseline.</summary>
/// <remarks>
/// score(u, j) = (Σ vᵢ / |Σ vᵢ|) · vⱼ over the distinct items i of the history, in [−1, 1]; NaN for an item without text, 0 for everybody where the
/// history has none. Nothing is learned from anybody's choices, and nothing is stored but the method: the vectors lie with the traits.
/// Cost: items · d per user.
/// </remarks>
public sealed class TraitCosineAlgorithm(TraitIndex traits) : IRestorableAlgorithm
{
    public string Method => "trait-cosine";

    public Task<IRecommender> FitAsync(Dataset train, IReadOnlyList<int> targets, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IRecommender>(new TraitCosineRecommender(traits));
    }

    public async Task<IRecommender> LoadAsync(Stream stream, Dataset train, CancellationToken cancellationToken)
    {
        await Task.Run(() => WeightStream.ReadInto(stream, []), cancellationToken);
        return new TraitCosineRecommender(traits);
    }

    private sealed class TraitCosineRecommender(TraitIndex traits) : IStoredRecommender
    {
        private readonly int items = traits.VectorSize == 0 ? 0 : traits.Vectors.Length / traits.VectorSize;

        public string Method => "trait-cosine";

        public void Save(Stream stream) => WeightStream.Write(stream, []);

        public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores) => ScoreMany([user], [history.ToArray()], scores);

        public void ScoreMany(ReadOnlySpan<int> users, IReadOnlyList<ReadOnlyMemory<Interaction>> histories, Span<float> scores)
        {
            var size = traits.VectorSize;
            var profiles = new float[users.Length * size];
            for (var row = 0; row < users.Length; row++)
            {
                Add(histories[row].Span, profiles.AsSpan(row * size, size));
            }

            DenseProduct.Multiply(new MatrixView(profiles, users.Length, size), new MatrixView(traits.Vectors, items, size).Transposed, scores);
            for (var item = 0; item < items; item++)
            {
                if (!traits.VectorOf(item).ContainsAnyExcept(0))
                {
                    for (var row = 0; row < users.Length; row++)
                    {
                        scores[row * items + item] = float.NaN;
                    }
                }
            }
        }

        private void Add(ReadOnlySpan<Interaction> history, Span<float> profile)
        {
            for (var position = 0; position < history.Length; position++)
            {
                if (!ChoiceMatrix.Repeats(history, position))
                {
                    TensorPrimitives.Add(profile, traits.VectorOf(history[position].Item), profile);
                }
            }

            Kernels.Normalize(profile);
        }
    }
}
