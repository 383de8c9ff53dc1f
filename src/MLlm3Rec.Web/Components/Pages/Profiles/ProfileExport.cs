using System.Runtime.CompilerServices;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Vocabularies;
using MLlm3Rec.Web.Exports;

namespace MLlm3Rec.Web.Components.Pages.Profiles;

/// <summary>The people that the list shows, in its order, one row each, with the strength of every motive.</summary>
internal static class ProfileExport
{
    private const int Batch = 5000;

    public static Func<CancellationToken, ExportTable> Of(ProfileStore profiles, ProfileQuery query, Vocabulary vocabulary) => cancellationToken =>
        ExportTable.Of(RowsAsync(profiles, query, cancellationToken), [.. Columns(vocabulary)]);

    private static IEnumerable<ExportColumn<ProfileRow>> Columns(Vocabulary vocabulary) =>
    [
        new("user", row => row.UserId.Value),
        new("choices", row => row.HistoryLength),
        new("confidence", row => Math.Round(row.Confidence, 4)),
        .. vocabulary.Dimensions.Select(dimension => new ExportColumn<ProfileRow>(dimension.Key, row => Math.Round(row.StrengthOf(dimension.Key), 4))),
    ];

    private static async IAsyncEnumerable<ProfileRow> RowsAsync(ProfileStore profiles, ProfileQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
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
}
