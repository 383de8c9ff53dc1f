using MLlm3Rec.Numerics;

namespace MLlm3Rec.Baselines.Sequential;

/// <summary>What a transformer learns from a history, and how it is asked about one.</summary>
internal interface ISequenceTask
{
    /// <summary>Whether a place sees only what came before.</summary>
    bool Causal { get; }

    /// <summary>Marks that are read beside items: their vectors follow those of the items.</summary>
    int Marks { get; }

    /// <summary>Items that are read at once, at most.</summary>
    int Places { get; }

    /// <summary>Adds a history with its questions.</summary>
    /// <param name="history">Oldest first; at least two items.</param>
    /// <param name="items">Number of items; the marks are numbered from here.</param>
    /// <param name="batch">Added to.</param>
    /// <param name="random">For the questions.</param>
    void Teach(ReadOnlySpan<int> history, int items, PackedSequences batch, ref SplitMix64 random);

    /// <summary>Adds a history whose last place shall name what comes next.</summary>
    /// <param name="history">Oldest first; at least one item.</param>
    /// <param name="items">Number of items.</param>
    /// <param name="batch">Added to.</param>
    void Ask(ReadOnlySpan<int> history, int items, PackedSequences batch);
}
