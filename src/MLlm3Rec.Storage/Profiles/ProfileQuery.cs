using MLlm3Rec.Datasets;

namespace MLlm3Rec.Storage.Profiles;

/// <summary>Which profiles of a dataset, in which order, and which stretch of them.</summary>
public sealed record ProfileQuery
{
    public required int DatasetId { get; init; }

    /// <summary>Every word of it must occur in the user's id or in a motive's name or statement; case does not matter.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<MotiveFilter> Motives { get; init; } = [];

    public ProfileSort Sort { get; init; } = ProfileSort.User;

    public bool Descending { get; init; }

    public int Skip { get; init; }

    public int Take { get; init; } = 50;
}

/// <summary>Only users whose motive is at least this strong.</summary>
public readonly record struct MotiveFilter(string Dimension, double AtLeast);

/// <summary>By id, confidence, history length, or the strength of one dimension. Equal keys stand in the order of user numbers.</summary>
/// <param name="Key">"user", "confidence", "history", or a dimension's key.</param>
public readonly record struct ProfileSort(string Key)
{
    public static readonly ProfileSort User = new("user");

    public static readonly ProfileSort Confidence = new("confidence");

    public static readonly ProfileSort History = new("history");
}

/// <summary>A stretch of the list and how long all of it is.</summary>
public sealed record ProfilePage(IReadOnlyList<ProfileRow> Rows, int Total)
{
    public static readonly ProfilePage Empty = new([], 0);
}

/// <param name="UserId">The user's id.</param>
/// <param name="UserIndex">The user's number in the dataset.</param>
/// <param name="HistoryLength">How many choices were read.</param>
/// <param name="Confidence">In [0, 1].</param>
/// <param name="Motives">All of them, strongest first.</param>
public sealed record ProfileRow(UserId UserId, int UserIndex, int HistoryLength, double Confidence, IReadOnlyList<MotiveStrength> Motives)
{
    /// <summary>The three strongest, strongest first.</summary>
    public IEnumerable<MotiveStrength> TopMotives => Motives.Take(3);

    /// <summary>0 where the user has no such motive.</summary>
    public double StrengthOf(string dimension) => Motives.FirstOrDefault(motive => motive.Dimension == dimension).Strength;
}

public readonly record struct MotiveStrength(string Dimension, double Strength);

/// <summary>What a dataset's profiles look like together.</summary>
/// <param name="Users">How many have a profile.</param>
/// <param name="MeanConfidence">In [0, 1].</param>
/// <param name="Dimensions">In the vocabulary's order.</param>
public sealed record ProfileSummary(int Users, double MeanConfidence, IReadOnlyList<DimensionSummary> Dimensions);

/// <param name="Dimension">Its key.</param>
/// <param name="Users">How many users have this motive.</param>
/// <param name="MeanStrength">Over those users; 0 where there are none.</param>
public sealed record DimensionSummary(string Dimension, int Users, double MeanStrength);
