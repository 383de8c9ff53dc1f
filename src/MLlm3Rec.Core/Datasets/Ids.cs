namespace MLlm3Rec.Datasets;

/// <summary>A user's name as the dataset's publisher wrote it. Dense numbers are the business of <see cref="Dataset"/>.</summary>
public readonly record struct UserId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>An item's name as the dataset's publisher wrote it.</summary>
public readonly record struct ItemId(string Value)
{
    public override string ToString() => Value;
}
