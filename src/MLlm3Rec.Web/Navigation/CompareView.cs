using System.Collections.Immutable;
using MLlm3Rec.Evaluation.Significance;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Everything the page of an experiment shows that its address holds.</summary>
public sealed record CompareView
{
    public const int MostMethods = 6;

    public static readonly ImmutableArray<int> Cuts = [5, 10, 20];

    /// <summary>Number of the run.</summary>
    public required int Run { get; init; }

    public CompareTab Tab { get; init; }

    /// <summary>Cut-off of the metrics shown.</summary>
    public int K { get; init; } = 10;

    /// <summary>Key of a slice rule, or null for all users.</summary>
    public string? Slice { get; init; }

    /// <summary>The method that all others are held against; null for the best of each metric.</summary>
    public string? Baseline { get; init; }

    /// <summary>Another run whose methods this run's are held against.</summary>
    public int? Against { get; init; }

    /// <summary>Only what has become worse.</summary>
    public bool Worse { get; init; }

    public PairedTest Test { get; init; }

    /// <summary>The person whose lists stand side by side.</summary>
    public string? User { get; init; }

    /// <summary>Methods side by side; empty for the first three.</summary>
    public ImmutableArray<string> Methods { get; init; } = [];

    /// <summary>Metrics of the scatter.</summary>
    public string X { get; init; } = "Popular share";

    public string Y { get; init; } = "NDCG@10";

    public string Address => Urls.Compare(this);

    public IEnumerable<(string Name, string? Value)> Query() =>
    [
        ("view", Tab == CompareTab.All ? null : Tab.ToString().ToLowerInvariant()),
        ("k", K == 10 ? null : K.ToString()),
        ("slice", Slice),
        ("baseline", Baseline),
        ("against", Against?.ToString()),
        ("worse", Worse ? "1" : null),
        ("test", Test == PairedTest.Bootstrap ? "bootstrap" : null),
        ("user", User),
        ("methods", Methods.IsEmpty ? null : string.Join(',', Methods)),
        ("x", X == "Popular share" ? null : X),
        ("y", Y == "NDCG@10" ? null : Y),
    ];

    public bool Equals(CompareView? other) => other is not null && Address == other.Address;

    public override int GetHashCode() => Address.GetHashCode(StringComparison.Ordinal);
}

/// <summary>The ways to look at an experiment.</summary>
public enum CompareTab
{
    All,
    Person,
    Disagree,
    Length,
    TradeOff,
}
