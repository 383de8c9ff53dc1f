using System.Collections.Immutable;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Web.Navigation;

/// <summary>Everything the Profiles page shows that its address holds: filters, order and the person whose pane is open.</summary>
public sealed record ProfilesView
{
    public string? Dataset { get; init; }

    public string Text { get; init; } = "";

    public ImmutableArray<MotiveFilter> Motives { get; init; } = [];

    public ProfileSort Sort { get; init; } = ProfileSort.Confidence;

    public bool Descending { get; init; } = true;

    /// <summary>Id of the person whose pane is open, or null.</summary>
    public string? User { get; init; }

    /// <summary>What the pane shows of the person.</summary>
    public PaneTab Tab { get; init; }

    /// <summary>The answer that the pane shows in full, or compares with; null for the visible profile's, or before one was asked for.</summary>
    public int? Answer { get; init; }

    public bool IsFiltered => Text.Length > 0 || Motives.Length > 0;

    /// <summary>Key of the dimension that the list is sorted by, or null where it is sorted by something else.</summary>
    public string? SortDimension => IsColumn(Sort.Key) ? null : Sort.Key;

    /// <summary>Best supported first: an address need not spell that out.</summary>
    public bool IsUsualOrder => Sort == ProfileSort.Confidence && Descending;

    /// <summary>What an address says; whatever is not understood is left at its default.</summary>
    public static ProfilesView Parse(
        string? dataset, string? q, IEnumerable<string>? motive, string? sort, string? dir, string? user, string? tab = null, int? answer = null) =>
        new()
        {
            Dataset = NullIfEmpty(dataset),
            Text = q?.Trim() ?? "",
            Motives = [.. (motive ?? []).Select(MotiveFilterText.Parse).OfType<MotiveFilter>().DistinctBy(filter => filter.Dimension)],
            Sort = NullIfEmpty(sort) is { } key ? new ProfileSort(key) : ProfileSort.Confidence,
            Descending = NullIfEmpty(sort) is null || dir == "desc",
            User = NullIfEmpty(user),
            Tab = Enum.TryParse<PaneTab>(tab, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : PaneTab.Motives,
            Answer = answer,
        };

    /// <summary>The pane of another person, in the same tab.</summary>
    public ProfilesView Of(string user) => this with { User = user, Answer = null };

    public ProfilesView Closed() => this with { User = null, Tab = PaneTab.Motives, Answer = null };

    /// <summary>The usual order where the one asked for is neither a column nor a dimension.</summary>
    public ProfilesView SortedWithin(Vocabulary vocabulary) =>
        SortDimension is { } unknown && vocabulary.IndexOf(unknown) < 0 ? this with { Sort = ProfileSort.Confidence, Descending = true } : this;

    public ProfileQuery ToQuery(int datasetId) => new()
    {
        DatasetId = datasetId,
        Text = Text,
        Motives = Motives,
        Sort = Sort,
        Descending = Descending,
    };

    /// <summary>Adds a filter, or moves the bar of the dimension that already has one; a bar at zero is no filter.</summary>
    public ProfilesView With(MotiveFilter filter)
    {
        var others = Motives.RemoveAll(known => known.Dimension == filter.Dimension);
        var place = Motives.Select(known => known.Dimension).TakeWhile(dimension => dimension != filter.Dimension).Count();
        return this with { Motives = filter.AtLeast > 0 ? others.Insert(place, filter) : others };
    }

    public ProfilesView Without(MotiveFilter filter) => this with { Motives = Motives.Remove(filter) };

    public ProfilesView WithoutFilters() => this with { Text = "", Motives = [] };

    /// <summary>A column chosen again turns its order round; a new one starts with the most, ids with A.</summary>
    public ProfilesView SortedBy(ProfileSort sort) =>
        this with { Sort = sort, Descending = sort == Sort ? !Descending : sort != ProfileSort.User };

    /// <summary>The word for <c>aria-sort</c> on one column.</summary>
    public string AriaSort(ProfileSort column) => column != Sort ? "none" : Descending ? "descending" : "ascending";

    /// <summary>Whether both show the same rows in the same order, whoever's pane is open.</summary>
    public bool ListsSameAs(ProfilesView other) =>
        Dataset == other.Dataset
            && Text == other.Text
            && Sort == other.Sort
            && Descending == other.Descending
            && Motives.SequenceEqual(other.Motives);

    public bool Equals(ProfilesView? other) =>
        other is not null && ListsSameAs(other) && User == other.User && Tab == other.Tab && Answer == other.Answer;

    public override int GetHashCode() => HashCode.Combine(Dataset, Text, Sort, Descending, Motives.Length, User);

    private static bool IsColumn(string key) => key == ProfileSort.User.Key || key == ProfileSort.Confidence.Key || key == ProfileSort.History.Key;

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>The sides of a profile.</summary>
public enum PaneTab
{
    /// <summary>Why they choose.</summary>
    Motives,

    /// <summary>What was asked and answered, character by character.</summary>
    Raw,

    /// <summary>Beside another engine's reading.</summary>
    Compare,
}
