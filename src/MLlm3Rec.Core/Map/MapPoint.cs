namespace MLlm3Rec.Map;

/// <summary>What a point of a map stands for. The numbers are stored and sent.</summary>
public enum PointKind : byte
{
    User = 0,
    Item = 1,

    /// <summary>Where a dimension lies: the mean of what offers it.</summary>
    Dimension = 2,
}

/// <summary>One point of a map: a user or an item by its number in the dataset, or a dimension by its place in the vocabulary.</summary>
public readonly record struct MapPoint(PointKind Kind, int Index)
{
    /// <summary>The id in the dataset's files (or a dimension's key), and the name to show.</summary>
    public (string Id, string Name) NameIn(MapSource source) => Kind switch
    {
        PointKind.User => (source.Dataset.Users[Index].Value, source.Dataset.Users[Index].Value),
        PointKind.Item => (source.Dataset.Items[Index].Id.Value, source.Dataset.Items[Index].DisplayTitle),
        _ => (source.Vocabulary.Dimensions[Index].Key, source.Vocabulary.Dimensions[Index].Name),
    };
}
