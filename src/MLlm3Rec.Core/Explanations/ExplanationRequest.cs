using MLlm3Rec.Datasets;

namespace MLlm3Rec.Explanations;

/// <summary>Why this item, for this person, at this moment?</summary>
/// <param name="User">Index of the person; −1 for somebody outside the dataset.</param>
/// <param name="History">The choices before the moment asked about, oldest first.</param>
/// <param name="Item">Index of the item; not among the choices.</param>
public sealed record ExplanationRequest(int User, ReadOnlyMemory<Interaction> History, int Item)
{
    /// <summary>
    /// Asks at the end of a history. An item that was chosen in it is asked about at the moment before it was first chosen: a choice is no
    /// reason for itself.
    /// </summary>
    public static ExplanationRequest At(int user, ReadOnlyMemory<Interaction> history, int item)
    {
        for (var position = 0; position < history.Length; position++)
        {
            if (history.Span[position].Item == item)
            {
                return new ExplanationRequest(user, history[..position], item);
            }
        }

        return new ExplanationRequest(user, history, item);
    }

    /// <summary>A history with some of its positions left out.</summary>
    internal static ReadOnlyMemory<Interaction> Without(ReadOnlyMemory<Interaction> history, IReadOnlyCollection<int> removed)
    {
        if (removed.Count == 0)
        {
            return history;
        }

        var left = new List<Interaction>(history.Length);
        for (var position = 0; position < history.Length; position++)
        {
            if (!removed.Contains(position))
            {
                left.Add(history.Span[position]);
            }
        }

        return left.ToArray();
    }
}
