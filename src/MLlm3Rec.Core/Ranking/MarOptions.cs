using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Ranking;

/// <summary>What the alignment ranking can be told.</summary>
public sealed record MarOptions
{
    /// <summary>Name under which the fitted method runs; another one for an ablation.</summary>
    public string Method { get; init; } = "mar";

    /// <summary>The kinds of reason that may speak; leaving some out is an ablation.</summary>
    public IReadOnlyList<PartKind> Kinds { get; init; } = Enum.GetValues<PartKind>();

    /// <summary>Ids of single parts that stay silent, for ablations. Default none.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];

    /// <summary>Whether a person's own motives are read. Without, everybody has every motive alike: the ablation of MOPE.</summary>
    public bool ReadsMotives { get; init; } = true;

    /// <summary>Items kept per item in each matrix of pairs.</summary>
    [Range(1, 10_000)]
    public int Pairs { get; init; } = 300;

    /// <summary>Nearest texts that pairs are smoothed over, the item's own included. Default 10: 20 was no better on Amazon Beauty's
    /// validation.</summary>
    [Range(1, 1_000)]
    public int NearestTexts { get; init; } = 10;

    /// <summary>Length of the vectors that place items by what they are chosen with and after.</summary>
    [Range(1, 1_000)]
    public int Factors { get; init; } = 96;

    /// <summary>Learners of a relation that begin at different places; their vectors stand side by side.</summary>
    [Range(1, 16)]
    public int Learners { get; init; } = 2;

    /// <summary>Length of a learner's vectors.</summary>
    [Range(1, 1_000)]
    public int LearnerSize { get; init; } = 64;

    [Range(0, 1_000)]
    public int LearnerEpochs { get; init; } = 12;

    /// <summary>At most so many choices per epoch, drawn with the seed: what bounds the time on large datasets.</summary>
    [Range(1, 100_000_000)]
    public int LearnerChoices { get; init; } = 200_000;

    /// <summary>Choices per step.</summary>
    [Range(1, 100_000)]
    public int LearnerBatch { get; init; } = 512;

    /// <summary>Items drawn beside the chosen ones of a step.</summary>
    [Range(1, 10_000)]
    public int LearnerDraws { get; init; } = 128;

    [Range(1e-6, 1)]
    public double LearnerRate { get; init; } = 0.07;

    /// <summary>Share of a person's vector that falls away in learning.</summary>
    [Range(0, 0.99)]
    public double LearnerDropout { get; init; } = 0.5;

    /// <summary>At most so many cases teach the weights, two of each user drawn with the seed: one with train as it is, one with items made
    /// new.</summary>
    [Range(2, 10_000_000)]
    public int LearningCases { get; init; } = 20_000;

    /// <summary>Unseen items drawn beside each validation item.</summary>
    [Range(1, 1_000)]
    public int Negatives { get; init; } = 60;

    [Range(1, 1_000)]
    public int Epochs { get; init; } = 25;

    /// <summary>Users per step.</summary>
    [Range(1, 100_000)]
    public int BatchSize { get; init; } = 128;

    [Range(1e-6, 1)]
    public double LearningRate { get; init; } = 0.03;

    /// <summary>Pull towards the prior curves, as if so many users had voted for them: strong with few users, nothing with many.</summary>
    [Range(0, 1e6)]
    public double Regularization { get; init; } = 2;

    public int Seed { get; init; } = 42;

    /// <summary>Threads for learning; changes no bit of the result. Default one per core.</summary>
    [Range(1, 1024)]
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether a part may speak. That an item is new is no reason of any kind: it speaks unless it is named.</summary>
    internal bool Lets(PartDefinition part) => (Kinds.Contains(part.Kind) || part == PartCatalogue.NotYetKnown) && !Without.Contains(part.Id);

    internal ParallelOptions Parallel(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken };
}
