namespace MLlm3Rec.Ranking.Learned;

/// <summary>Which of a person's other choices speak for a choice.</summary>
internal enum Reach
{
    /// <summary>Those before and after it.</summary>
    Around,

    /// <summary>
    /// Those before it, and those of the same second, which have no order: in public files the order inside a day is the publisher's sorting,
    /// and learning it would be learning the file.
    /// </summary>
    Before,
}
