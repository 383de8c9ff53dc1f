using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace MLlm3Rec.Reading;

/// <summary>How the built-in engine learns to read a dataset's texts. Defaults come from our own trials on shops, games and films.</summary>
public sealed record ReadingOptions
{
    /// <summary>Length of a word vector. More tells finer differences and costs time in proportion.</summary>
    [Range(2, 512)]
    public int WordVectorSize { get; init; } = 96;

    /// <summary>A word that occurs less often has no vector; its cues still count.</summary>
    [Range(1, 1000)]
    public int MinimumCount { get; init; } = 3;

    /// <summary>At most so many words, the most frequent, have a vector.</summary>
    [Range(100, 200_000)]
    public int MaximumWords { get; init; } = 30_000;

    /// <summary>How many words to either side count as company in running text; near ones count more. Titles and lists count as a whole.</summary>
    [Range(1, 50)]
    public int Window { get; init; } = 6;

    /// <summary>At most so many words of descriptions and reviews are read for word vectors; what is beyond is skipped evenly.</summary>
    [Range(10_000, 1_000_000_000)]
    public int TokenBudget { get; init; } = 4_000_000;

    /// <summary>At most so many words per dimension are learned beside its cues; 0 keeps to the cues.</summary>
    [Range(0, 500)]
    public int LearnedCues { get; init; } = 12;

    /// <summary>A learned word's meaning must be at least so close (cosine) to the dimension's cues.</summary>
    [Range(0.0, 1.0)]
    public double LearnedCueSimilarity { get; init; } = 0.78;

    /// <summary>What a learned word counts beside a cue of the vocabulary, which counts 1.</summary>
    [Range(0.0, 1.0)]
    public double LearnedCueWeight { get; init; } = 0.3;

    /// <summary>The share of a trait vector's length that the twelve saliences take; the rest is the text's meaning.</summary>
    [Range(0.0, 1.0)]
    public double TraitShare { get; init; } = 0.2;

    /// <summary>Starts the random projection behind the word vectors.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>How many threads may work at once. It changes the time, never the result.</summary>
    [JsonIgnore]
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    internal ParallelOptions Parallel(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken };
}
