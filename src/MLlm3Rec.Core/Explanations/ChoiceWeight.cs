namespace MLlm3Rec.Explanations;

/// <summary>How much one earlier choice counts for a score.</summary>
/// <param name="Position">In the history, from 0.</param>
/// <param name="Amount">In units of the score; below 0 for a choice that speaks against the item.</param>
public readonly record struct ChoiceWeight(int Position, double Amount);

/// <summary>What the weights of choices mean.</summary>
public enum WeightKind
{
    /// <summary>Each part of the score is shared out among the choices it rests on; the weights and what rests on no choice sum to the score.</summary>
    Shared,

    /// <summary>What the score loses when this one choice is left out. Such weights do not sum to the score.</summary>
    LeftOut,
}
