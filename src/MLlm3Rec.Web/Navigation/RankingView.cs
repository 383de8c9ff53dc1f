using System.Collections.Immutable;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Everything the Ranking page shows that its address holds.</summary>
public sealed record RankingView
{
    public const string Ours = MethodCatalogue.Mar;
    public const int DefaultTop = 10;
    public const int MaxTop = 50;

    public static readonly ImmutableArray<string> DefaultBaselines = ["popularity", "item-knn"];

    public string? Dataset { get; init; }

    public string? User { get; init; }

    /// <summary>Methods beside ours, left to right.</summary>
    public ImmutableArray<string> Against { get; init; } = DefaultBaselines;

    /// <summary>Whether the last choice is hidden, to see who finds it, or all is read and nobody knows what comes next.</summary>
    public HistoryView Question { get; init; }

    /// <summary>Rows per list, in [1, 50].</summary>
    public int Top { get; init; } = DefaultTop;

    /// <summary>Id of the item whose reasons are unfolded, or null.</summary>
    public string? Open { get; init; }

    /// <summary>Whether motives that a model told are ranked by where there are any.</summary>
    public bool UsesModelProfile { get; init; } = true;

    /// <summary>How much motives weigh in our list.</summary>
    public MotiveWeight Weight { get; init; } = MotiveWeight.AsLearned;

    public string QuestionKey => Question == HistoryView.Next ? "next" : "heldout";

    public static RankingView Parse(
        string? dataset, string? user, string? against, string? view, int? top, string? open, string? motives = null, string? weigh = null)
    {
        var methods = (against ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(method => method != Ours && MethodCatalogue.Names.Contains(method))
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        return new RankingView
        {
            Dataset = NullIfEmpty(dataset),
            User = NullIfEmpty(user),
            Against = methods.IsEmpty ? DefaultBaselines : methods,
            Question = view == "next" ? HistoryView.Next : HistoryView.HeldOut,
            Top = Math.Clamp(top ?? DefaultTop, 1, MaxTop),
            Open = NullIfEmpty(open),
            UsesModelProfile = motives != "built-in",
            Weight = MotiveWeight.Find(weigh),
        };
    }

    /// <summary>Without the columns of methods that are not to be had.</summary>
    public RankingView Among(IReadOnlyList<string> methods)
    {
        var left = Against.RemoveAll(method => !methods.Contains(method));
        return left.Length == Against.Length ? this : this with { Against = left.IsEmpty ? DefaultBaselines : left };
    }

    /// <summary>Puts another method into one column; a method that already has a column changes places with it.</summary>
    public RankingView Replace(int column, string method)
    {
        var other = Against.IndexOf(method);
        var replaced = Against.SetItem(column, method);
        return this with { Against = other < 0 || other == column ? replaced : replaced.SetItem(other, Against[column]) };
    }

    public RankingView Toggle(string item) => this with { Open = Open == item ? null : item };

    public bool Equals(RankingView? other) => other is not null
        && Dataset == other.Dataset
            && User == other.User
            && Question == other.Question
            && Top == other.Top
            && Open == other.Open
            && UsesModelProfile == other.UsesModelProfile
            && Weight == other.Weight
        && Against.SequenceEqual(other.Against);

    public override int GetHashCode() => HashCode.Combine(Dataset, User, Question, Top, Open, Weight, Against.Length);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
