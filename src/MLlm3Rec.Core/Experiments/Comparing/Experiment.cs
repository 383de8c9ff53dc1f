using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Evaluation.Significance;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>A finished evaluation with every user's rank in memory, ready to be cut and held against itself or another.</summary>
public sealed record Experiment
{
    /// <summary>Number of the run.</summary>
    public required int Id { get; init; }

    public required EvaluateRequest Request { get; init; }

    public required ComparisonReport Report { get; init; }

    public required Setup Setup { get; init; }

    /// <summary>Per method the ranks that count under the request's protocol, over the same users in the same order.</summary>
    public required IReadOnlyList<(string Method, TargetRank[] Ranks)> Methods { get; init; }

    public required UserFacts Facts { get; init; }

    public string Name => Request.Name is { Length: > 0 } name ? name : Setup.InWords(Request);

    /// <summary>The methods on some of the users (places in <see cref="UserFacts.Users"/>).</summary>
    public Comparison Compare(int[] places, string? baseline, PairedTest test, IReadOnlyList<IMetric> metrics, CancellationToken cancellationToken) =>
        Comparison.Of(
            [.. Methods.Select(method => (method.Method, Array.ConvertAll(places, place => method.Ranks[place])))],
            baseline, metrics, test, Request.Seed, cancellationToken);

    /// <summary>One metric's mean per method and rule, with intervals; rules that nobody meets are left out.</summary>
    public IReadOnlyList<SliceMeans> ByRule(IReadOnlyList<SliceRule> rules, IMetric metric, CancellationToken cancellationToken)
    {
        var means = new List<SliceMeans>();
        foreach (var rule in rules)
        {
            var places = rule.Pick(Facts, selection: null);
            if (places.Length > 0)
            {
                var compared = Compare(places, baseline: null, PairedTest.Wilcoxon, [metric], cancellationToken);
                means.Add(new SliceMeans(rule, places.Length, [.. compared.Rows.Select(row => row.Cells[0])]));
            }
        }

        return means;
    }

    /// <summary>Users whose lists by two methods are least alike, most different first.</summary>
    /// <param name="one">A list per user, in the order of the facts.</param>
    /// <param name="other">The other method's.</param>
    /// <param name="places">Who takes part.</param>
    /// <param name="methods">The ranks beside them: which place each method gave the hidden item.</param>
    public IReadOnlyList<Disagreement> Disagreements(
        IReadOnlyList<TopList> one, IReadOnlyList<TopList> other, int[] places, (string One, string Other) methods)
    {
        var (first, second) = (RanksOf(methods.One), RanksOf(methods.Other));
        return
        [
            .. places.Select(place => new Disagreement(
                Facts.Users[place],
                RankBiasedOverlap.Of(one[place].Items, other[place].Items),
                RankBiasedOverlap.Overlap(one[place].Items, other[place].Items, depth: 10),
                first[place],
                second[place]))
                .OrderBy(row => row.Likeness)
                .ThenByDescending(row => Math.Abs(Math.Log(row.One.Middle / row.Other.Middle)))
                .ThenBy(row => row.User),
        ];
    }

    /// <summary>Users whose hidden item one method ties with so many others that its list leaves it out, though their places begin inside
    /// it.</summary>
    /// <param name="method">Name of the method.</param>
    /// <param name="answers">Its lists, of at least the experiment's users.</param>
    /// <param name="depth">How long lists are.</param>
    public IReadOnlyList<(int User, TargetRank Rank)> UnlistedEquals(string method, UserRanks answers, int depth)
    {
        if (answers.Lists.Count == 0)
        {
            return [];
        }

        var ranks = RanksOf(method);
        return
        [
            .. Facts.Users.Select((user, place) => (User: user, Rank: ranks[place], Item: Facts.Hidden[place]))
                .Where(one => one.Rank.HasEquals && one.Rank.First <= depth)
                .Where(one => !answers.Lists[Array.BinarySearch(answers.Users, one.User)].Items.Contains(one.Item))
                .Select(one => (one.User, one.Rank)),
        ];
    }

    public TargetRank[] RanksOf(string method) => Methods.First(one => one.Method == method).Ranks;
}

/// <param name="Rule">Who.</param>
/// <param name="Users">How many.</param>
/// <param name="Cells">One per method, held against the highest of these users.</param>
public sealed record SliceMeans(SliceRule Rule, int Users, IReadOnlyList<ComparedCell> Cells)
{
    public bool IsSmall => Users < Comparison.FewUsers;
}

/// <param name="User">Index in the dataset.</param>
/// <param name="Likeness">Rank-biased overlap of the two lists, in [0, 1].</param>
/// <param name="Shared">Share of the first ten items in common.</param>
/// <param name="One">Rank of the hidden item by the first method.</param>
/// <param name="Other">By the second.</param>
public sealed record Disagreement(int User, double Likeness, double Shared, TargetRank One, TargetRank Other);
