using System.ComponentModel.DataAnnotations;

namespace MLlm3Rec.Language.Filters;

/// <summary>How stubbornly a failed call is repeated.</summary>
public sealed record RetryOptions
{
    /// <summary>Requests per question, the first included. Default 8: with a quarter of all requests failing, one question in 65,000 is lost.</summary>
    [Range(1, 100)]
    public int Attempts { get; init; } = 8;

    /// <summary>Requests per question while the server cannot be reached at all. Default 3: then the run says so and stops, to be resumed.</summary>
    [Range(1, 100)]
    public int AttemptsToReach { get; init; } = 3;

    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Also the longest wait that a server may ask for.</summary>
    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Of the jitter.</summary>
    public int Seed { get; init; } = 42;
}
