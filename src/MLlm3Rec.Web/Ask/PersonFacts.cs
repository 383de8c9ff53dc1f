using System.Globalization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;
using MLlm3Rec.Questions;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Ask;

/// <summary>Who chooses for what, and in which words that shows: what the Profiles page is made from.</summary>
public sealed class PersonFacts(ProfileStore profiles, HistoryStore histories)
{
    private const int MotivesOfRow = 5;

    public async Task<FoundFacts> FindAsync(DatasetSummary dataset, PeopleQuestion asked, CancellationToken cancellationToken)
    {
        await RequireMotiveAsync(dataset, asked.Motive, cancellationToken);
        var view = new ProfilesView
        {
            Dataset = dataset.Name,
            Text = asked.Words?.Trim() ?? "",
            Motives = asked.Motive is { } motive ? [new MotiveFilter(motive, asked.AtLeast)] : [],
            Sort = asked.Motive is { } sorted ? new ProfileSort(sorted) : ProfileSort.Confidence,
        };
        var page = await profiles.PageAsync(view.ToQuery(dataset.Id) with { Take = asked.Count }, cancellationToken);
        var list = new FactSource($"People of {dataset.Name}", Urls.Profiles(view));
        var sought = asked.Motive is null ? "" : Invariant($" with {asked.Motive} of at least {asked.AtLeast:0.##}");
        var words = view.Text.Length == 0 ? "" : $" and with “{view.Text}” in what is told of them";
        return new FoundFacts(
            [
                new FoundFact($"{ProfileWords.People(page.Total)} of {dataset.Users:N0}{sought}{words}", list),
                .. page.Rows.Select(row => new FoundFact(WordsOf(row), SourceOf(dataset, row.UserId.Value))),
            ],
            page.Total > page.Rows.Count ? $"The first {page.Rows.Count} are shown." : "All are shown.");
    }

    public async Task<FoundFacts> ProfileAsync(DatasetSummary dataset, ProfileQuestion asked, CancellationToken cancellationToken)
    {
        var profile = await RequireAsync(dataset, asked.User, cancellationToken);
        var source = SourceOf(dataset, profile.User.Value);
        return new FoundFacts(
            [
                .. profile.Motives.Select(motive => new FoundFact(
                    Invariant($"{profile.User.Value} {(StrengthWords.IsHint(motive.Strength) ? "may choose" : "chooses")} for {motive.Dimension}, ")
                        + Invariant($"strength {motive.Strength:0.00} ({StrengthWords.Of(motive.Strength)}), ")
                        + $"{(motive.Horizon == Horizon.Recent ? "recently" : "all along")}: {motive.Statement}",
                    source)),
                .. profile.Avoids.Select(avoided => new FoundFact(
                    Invariant($"{profile.User.Value} avoids {avoided.Dimension}, strength {avoided.Strength:0.00}: {avoided.Statement}"), source)),
                new FoundFact(
                    Invariant($"{profile.User.Value}: confidence {profile.Confidence:0.00}, read from ")
                        + $"{ProfileWords.Choices(profile.HistoryLength)} by {profile.Provenance.Engine}",
                    source),
            ],
            profile.Motives.Count == 0 ? "No motive is known." : $"{profile.Motives.Count} motives.");
    }

    public async Task<FoundFacts> EvidenceAsync(DatasetSummary dataset, EvidenceQuestion asked, CancellationToken cancellationToken)
    {
        await RequireMotiveAsync(dataset, asked.Motive, cancellationToken);
        var profile = await RequireAsync(dataset, asked.User, cancellationToken);
        var history = await histories.OfUserAsync(dataset.Id, profile.User, cancellationToken);
        var source = SourceOf(dataset, profile.User.Value);
        var quotes = profile.Motives.Select(motive => (motive.Dimension, motive.Evidence))
            .Concat(profile.Avoids.Select(avoided => ($"avoiding {avoided.Dimension}", avoided.Evidence)))
            .Where(reason => asked.Motive is null || reason.Item1.EndsWith(asked.Motive, StringComparison.Ordinal))
            .SelectMany(reason => reason.Item2.Select(evidence => (Reason: reason.Item1, Evidence: evidence)))
            .Where(quote => quote.Evidence.Position < history.Count)
            .ToList();
        return new FoundFacts(
            [
                .. quotes.Take(asked.Count)
                    .Select(quote => new FoundFact(WordsOf(quote.Reason, quote.Evidence, history[quote.Evidence.Position]), source)),
            ],
            $"{quotes.Count} quotes; {Math.Min(quotes.Count, asked.Count)} are shown.");
    }

    internal static FactSource SourceOf(DatasetSummary dataset, string user) => new($"Profile of {user}", Urls.Profiles(dataset.Name, user));

    /// <summary>The visible profile of a person whose id may be written in other letters.</summary>
    /// <exception cref="UnknownSubjectException">There is none.</exception>
    private async Task<MotivationProfile> RequireAsync(DatasetSummary dataset, string user, CancellationToken cancellationToken)
    {
        if (await profiles.FindAsync(dataset.Id, new UserId(user), cancellationToken) is { } exact)
        {
            return exact;
        }

        var like = await profiles.PageAsync(new ProfileQuery { DatasetId = dataset.Id, Text = user, Take = 50 }, cancellationToken);
        return like.Rows.FirstOrDefault(row => row.UserId.Value.Equals(user, StringComparison.OrdinalIgnoreCase)) is { } row
            && await profiles.FindAsync(dataset.Id, row.UserId, cancellationToken) is { } found
            ? found
            : throw new UnknownSubjectException($"{dataset.Name} has no profile of a person “{user}”.");
    }

    private async Task RequireMotiveAsync(DatasetSummary dataset, string? motive, CancellationToken cancellationToken)
    {
        if (await profiles.CurrentAsync(dataset.Id, cancellationToken) is not { } current)
        {
            throw new UnknownSubjectException($"Nobody has read {dataset.Name} for motives yet.");
        }

        if (motive is not null && !current.Dimensions.Contains(motive))
        {
            throw new UnknownSubjectException($"There is no motive “{motive}”. The motives are {string.Join(", ", current.Dimensions)}.");
        }
    }

    private static string WordsOf(ProfileRow row) => Invariant($"{row.UserId.Value}: confidence {row.Confidence:0.00}, {row.HistoryLength} choices; ")
        + string.Join(", ", row.Motives.Take(MotivesOfRow).Select(motive =>
            Invariant($"{motive.Dimension} {motive.Strength:0.00} ({StrengthWords.Of(motive.Strength)})")));

    private static string WordsOf(string reason, Evidence evidence, HistoryEntry entry) =>
        $"for {reason}: “{evidence.Span.Quote}”, in the {evidence.Span.Field.ToString().ToLowerInvariant()} of “{entry.Item.DisplayTitle}”, "
            + ChoiceWords.Date(entry.Time);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
