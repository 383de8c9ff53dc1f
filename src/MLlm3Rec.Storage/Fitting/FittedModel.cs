namespace MLlm3Rec.Storage.Fitting;

/// <summary>A fitted method that was kept.</summary>
/// <param name="Id">What delete takes.</param>
/// <param name="Dataset">Name of its dataset.</param>
/// <param name="Method">Name of the method.</param>
/// <param name="Settings">What differs from the options as shipped.</param>
/// <param name="Split">What it was fitted on: "leave-last-out" is the train part of that split.</param>
/// <param name="Seed">Of whatever chance the method needs.</param>
/// <param name="CodeVersion">Of the program that fitted it.</param>
/// <param name="Ndcg">NDCG@10 on validation, full catalogue; null where it was not measured.</param>
/// <param name="FitSeconds">Time spent fitting.</param>
/// <param name="Bytes">Size on disk.</param>
/// <param name="CreatedAt">When it was kept.</param>
public sealed record FittedModel(
    int Id,
    string Dataset,
    string Method,
    IReadOnlyDictionary<string, string> Settings,
    string Split,
    int Seed,
    string CodeVersion,
    double? Ndcg,
    double FitSeconds,
    long Bytes,
    DateTimeOffset CreatedAt)
{
    public const string LeaveLastOut = "leave-last-out";

    /// <summary>"learning-rate=0.02, sampler=Uniform", or "as shipped".</summary>
    public string SettingsInWords => Settings.Count == 0 ? "as shipped" : string.Join(", ", Settings.Select(pair => $"{pair.Key}={pair.Value}"));
}

/// <summary>What is known of a fitted method when it is kept.</summary>
internal sealed record FittedDraft(string Method, IReadOnlyDictionary<string, string> Settings, int Seed, double? Ndcg, double FitSeconds);
