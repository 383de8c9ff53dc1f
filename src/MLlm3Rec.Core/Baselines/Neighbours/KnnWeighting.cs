namespace MLlm3Rec.Baselines.Neighbours;

/// <summary>How much one shared user says about two items.</summary>
public enum KnnWeighting
{
    /// <summary>Every user alike, divided by the items' lengths.</summary>
    Cosine,

    /// <summary>Okapi BM25 with items as documents and users as terms: users of few choices say more, popular items are damped.</summary>
    Bm25,
}
