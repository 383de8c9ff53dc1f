using System.Runtime.CompilerServices;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Exports;

/// <summary>Motives as tables: one row per person with every strength, or one row per motive with its words.</summary>
public static class ProfileTables
{
    private const int Batch = 5000;
    private const string Motive = "motive";

    /// <summary>The people of a query in its order, one row each, with the strength of every motive.</summary>
    public static ExportTable People(
        ProfileStore profiles, ProfileQuery query, Vocabulary vocabulary, CancellationToken cancellationToken) => ExportTable.Of(
        PeopleAsync(profiles, query, cancellationToken),
        [
            new ExportColumn<ProfileRow>("user", row => row.UserId.Value),
            new("choices", row => row.HistoryLength),
            new("confidence", row => Math.Round(row.Confidence, 4)),
            .. vocabulary.Dimensions.Select(dimension =>
                new ExportColumn<ProfileRow>(dimension.Key, row => Math.Round(row.StrengthOf(dimension.Key), 4))),
        ]);

    /// <summary>What profiles say, one row per motive and per thing that a person turns away from.</summary>
    public static ExportTable Motives(IAsyncEnumerable<MotivationProfile> profiles) => ExportTable.Of(
        profiles.SelectMany(RowsOf),
        new ExportColumn<MotiveRow>("user", row => row.Profile.User.Value),
        new ExportColumn<MotiveRow>("history_length", row => row.Profile.HistoryLength),
        new ExportColumn<MotiveRow>("confidence", row => row.Profile.Confidence),
        new ExportColumn<MotiveRow>("kind", row => row.Kind),
        new ExportColumn<MotiveRow>("dimension", row => row.Dimension),
        new ExportColumn<MotiveRow>("strength", row => row.Strength),
        new ExportColumn<MotiveRow>("horizon", row => row.Horizon),
        new ExportColumn<MotiveRow>("statement", row => row.Statement),
        new ExportColumn<MotiveRow>("evidence_items", row => string.Join(' ', row.Evidence.Select(one => one.Item.Value))),
        new ExportColumn<MotiveRow>("quotes", row => string.Join(" | ", row.Evidence.Select(one => one.Span.Quote))),
        new ExportColumn<MotiveRow>("clarity", row => row.Kind == Motive ? StrengthWords.Of(row.Strength) : null));

    private static IEnumerable<MotiveRow> RowsOf(MotivationProfile profile) =>
    [
        .. profile.Motives.Select(motive =>
            new MotiveRow(profile, Motive, motive.Dimension, motive.Strength, $"{motive.Horizon}", motive.Statement, motive.Evidence)),
        .. profile.Avoids.Select(avoided =>
            new MotiveRow(profile, "avoids", avoided.Dimension, avoided.Strength, null, avoided.Statement, avoided.Evidence)),
    ];

    private static async IAsyncEnumerable<ProfileRow> PeopleAsync(
        ProfileStore profiles, ProfileQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var skip = 0; ; skip += Batch)
        {
            var page = await profiles.PageAsync(query with { Skip = skip, Take = Batch }, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (skip + Batch >= page.Total)
            {
                yield break;
            }
        }
    }

    private sealed record MotiveRow(
        MotivationProfile Profile, string Kind, string Dimension, double Strength, string? Horizon, string? Statement,
        IReadOnlyList<Evidence> Evidence);
}
