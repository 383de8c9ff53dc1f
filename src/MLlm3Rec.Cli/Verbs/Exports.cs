using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exports;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Rankings;
using MLlm3Rec.Storage.Traits;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>One kind of export in both shapes: documents for JSON, rows for CSV. Streams; read one of them.</summary>
/// <param name="Table">Flat.</param>
/// <param name="Documents">As stored.</param>
internal sealed record Export(ExportTable Table, IAsyncEnumerable<object> Documents);

internal static class Exports
{
    public static IReadOnlyList<string> Names { get; } = ["profiles", "people", "traits", "rankings", "interactions", "skipped-rows"];

    public static async Task<Export> CreateAsync(
        string what, Session session, DatasetSummary dataset, CancellationToken cancellationToken) => what switch
        {
            "profiles" => Of(session.Get<ProfileStore>().StreamAsync(dataset.Id, cancellationToken), ProfileTables.Motives),
            "people" => Of(await PeopleAsync(session, dataset, cancellationToken)),
            "traits" => Of(session.Get<TraitStore>().StreamAsync(dataset.Id, cancellationToken), DatasetExports.Traits),
            "rankings" => Of(DatasetExports.Rankings(session.Get<RankingStore>(), session.Get<DatasetStore>(), dataset.Id, cancellationToken)),
            "interactions" => Of(DatasetExports.Interactions(session.Get<DatasetStore>(), dataset.Id, cancellationToken)),
            "skipped-rows" => Of(session.Get<DatasetStore>().SkippedRowsAsync(dataset.Id, cancellationToken), DatasetExports.SkippedRows),
            _ => throw new UsageException($"There is nothing called \"{what}\" to export."),
        };

    private static async Task<ExportTable> PeopleAsync(Session session, DatasetSummary dataset, CancellationToken cancellationToken)
    {
        var profiles = session.Get<ProfileStore>();
        var told = await profiles.CurrentAsync(dataset.Id, cancellationToken)
            ?? throw new UsageException($"Nobody's motives are known in {dataset.Name} yet: extract them first.");
        var vocabulary = await session.Get<PromptStore>().VocabularyAsync(told.Provenance.Vocabulary, cancellationToken);
        return ProfileTables.People(profiles, new ProfileQuery { DatasetId = dataset.Id }, vocabulary, cancellationToken);
    }

    private static Export Of<T>(IAsyncEnumerable<T> documents, Func<IAsyncEnumerable<T>, ExportTable> table)
        where T : class => new(table(documents), documents);

    private static Export Of(ExportTable table) => new(table, table.Documents());
}
