using Microsoft.AspNetCore.Components;
using MLlm3Rec.Datasets;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Explanations;

namespace MLlm3Rec.Web.Components.Pages.Explanations.Counterfactuals;

/// <summary>Supposes and shows what would become of the item. Nothing is saved; another item or person starts afresh.</summary>
public sealed partial class WhatIfPanel
{
    private const int FewestSliders = 5;

    private ExplainBoard? shown;
    private WhatIf supposed = WhatIf.Nothing;
    private Outcome? outcome;
    private string? title;
    private string? description;

    [Parameter, EditorRequired]
    public required ExplainBoard Board { get; set; }

    [Parameter, EditorRequired]
    public required Vocabulary Vocabulary { get; set; }

    /// <summary>The motives that this item or this person speaks of, those that count most first.</summary>
    private IEnumerable<MotiveDimension> Dimensions =>
        Board.Explanation.Traits.OrderByDescending(trait => Math.Abs(trait.Contribution)).Select(trait => trait.Dimension)
        .Concat(Board.Explanation.Profile.Motives.Select(motive => motive.Dimension)).Distinct()
        .Concat(Vocabulary.Dimensions.Select(dimension => dimension.Key)).Distinct()
        .Take(Math.Max(FewestSliders, Board.Explanation.Traits.Count))
        .Select(key => Vocabulary.Dimensions[Vocabulary.IndexOf(key)]);

    /// <summary>Supposes that these choices were never made.</summary>
    public Task LeaveOutAsync(IReadOnlyList<int> positions) => SupposeAsync(supposed with { Removed = [.. positions] });

    protected override void OnParametersSet()
    {
        if (!ReferenceEquals(shown, Board))
        {
            (shown, supposed, outcome) = (Board, WhatIf.Nothing, null);
            (title, description) = (Board.Explanation.Item.Title, Board.Explanation.Item.Description);
        }
    }

    private double StrengthOf(string dimension) =>
        supposed.Strengths.TryGetValue(dimension, out var set) ? set : Board.Explanation.Strengths[dimension];

    private Task SetStrengthAsync(string dimension, double strength) =>
        SupposeAsync(supposed with { Strengths = new Dictionary<string, double>(supposed.Strengths) { [dimension] = strength } });

    private Task KeepAsync(int position, bool keep) =>
        SupposeAsync(
            supposed with { Removed = keep ? [.. supposed.Removed.Where(removed => removed != position)] : [.. supposed.Removed, position] });

    private Task AddAsync(string id) => Board.Explanation.Dataset.TryFindItem(new ItemId(id), out var item)
        ? SupposeAsync(supposed with { Added = [.. supposed.Added, item] })
        : Task.CompletedTask;

    private Task WriteAsync(string? newTitle, string? newDescription)
    {
        (title, description) = (newTitle, newDescription);
        var item = Board.Explanation.Item;
        var isSame = title == item.Title && description == item.Description;
        return SupposeAsync(supposed with { Text = isSame ? null : item with { Title = title, Description = description } });
    }

    private Task ResetAsync()
    {
        (title, description) = (Board.Explanation.Item.Title, Board.Explanation.Item.Description);
        return SupposeAsync(WhatIf.Nothing);
    }

    private async Task SupposeAsync(WhatIf next)
    {
        supposed = next;
        if (next.IsNothing)
        {
            outcome = null;
            return;
        }

        var board = Board;
        var computed = await Task.Run(() => Outcome.Of(next, board.Recommender, board.Explanation.Dataset, board.Question), Leaving);
        // A slider moves faster than a catalogue is scored: only the newest answer is shown.
        if (ReferenceEquals(next, supposed) && ReferenceEquals(board, Board))
        {
            outcome = computed;
        }

        StateHasChanged();
    }
}
