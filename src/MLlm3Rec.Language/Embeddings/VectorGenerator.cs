using Microsoft.Extensions.AI;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Language.Embeddings;

/// <summary>Texts to vectors for the pipeline and, by the common interface, for whatever else speaks it.</summary>
internal abstract class VectorGenerator : ITextEmbedder, IEmbeddingGenerator<string, Embedding<float>>
{
    public abstract string Model { get; }

    public abstract Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var vectors = await EmbedAsync([.. values], cancellationToken);
        return [.. vectors.Select(vector => new Embedding<float>(vector) { ModelId = Model })];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public abstract void Dispose();
}
