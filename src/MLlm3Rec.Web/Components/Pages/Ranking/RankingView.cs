using System.Collections.Immutable;

namespace MLlm3Rec.Web.Components.Pages.Ranking;

/// <summary>Whether the person's last choice is hidden, to see who finds it, or the whole history is read.</summary>
public enum RankingQuestion
{
    /// <summary>The last choice is hidden; a good list has it near the top.</summary>
    HideLast,

    /// <summary>Nothing is hidden: what comes next is not known to anyone.</summary>
    WhatNext,
}

/// <summary>Everything the Ranking page shows that its address holds.</summary>
public sealed record RankingView
{
    public const string Ours = "mar";
    public const int DefaultTop = 10;
    public const int MaxTop = 50;

    public static readonly ImmutableArray<string> DefaultBaselines = ["popularity", "item-knn"];

    public string? Dataset { get; init; }

    public string? User { get; init; }

    /// <summary>Methods beside ours, left to right.</summary>
    public ImmutableArray<string> Against { get; init; } = DefaultBaselines;

    public RankingQuestion Question { get; init; }

    /// <summary>Rows per list, in [1, 50].</summary>
    public int Top { get; init; } = DefaultTop;

    /// <summary>Id of the item whose reasons are unfolded, or null.</summary>
    public string? Open { get; init; }

    public string QuestionKey => Question == RankingQuestion.WhatNext ? "next" : "heldout";

    public static RankingView Parse(string? dataset, string? user, string? against, string? view, int? top, string? open)
    {
        var methods = (against ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(method => method != Ours)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        return new RankingView
        {
            Dataset = NullIfEmpty(dataset),
            User = NullIfEmpty(user),
            Against = methods.IsEmpty ? DefaultBaselines : methods,
            Question = view == "next" ? RankingQuestion.WhatNext : RankingQuestion.HideLast,
            Top = Math.Clamp(top ?? DefaultTop, 1, MaxTop),
            Open = NullIfEmpty(open),
        };
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
        && Dataset == other.Dataset && User == other.User && Question == other.Question && Top == other.Top && Open == other.Open
        && Against.SequenceEqual(other.Against);

    public override int GetHashCode() => HashCode.Combine(Dataset, User, Question, Top, Open, Against.Length);

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
