using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>Motivation profiles that a language model reads from users' histories: whole, or all but the last choice.</summary>
internal sealed class AskForProfilesJob(RunRecord run, ExtractRequest request, ModelUse use, ModelStores stores)
    : ModelJob<StagedProfile>(run, use, stores)
{
    private Vocabulary? vocabulary;
    private Dataset? dataset;

    protected override string What => "people";

    protected override AnswerTask Task => AnswerTask.Profile;

    protected override GenerationKind Kind => GenerationKind.Profiles;

    private Vocabulary Vocabulary => vocabulary!; // Read before anything is asked.

    private Dataset Dataset => dataset!; // Loaded before anything else.

    protected override async Task<IReadOnlyList<string>> PrepareAsync(DatasetSummary summary, ModelEngine engine, CancellationToken cancellationToken)
    {
        dataset = await Stores.FittedDatasets.DatasetAsync(summary, cancellationToken);
        vocabulary = (await Stores.Prompts.LiveAsync(cancellationToken)).Set.Vocabulary;
        return [.. vocabulary.Dimensions.Select(dimension => dimension.Key)];
    }

    protected override Provenance SignatureOf(ModelEngine engine) => engine.Profiles.Provenance;

    protected override IReadOnlyList<ModelUnit> Units() =>
        [.. UserChoice.Of(Dataset, request.Users).Select(user => new ModelUnit(user, Dataset.Users[user].Value))];

    protected override async Task<AnsweredUnit<StagedProfile>> AskAsync(ModelEngine engine, ModelUnit unit, CancellationToken cancellationToken)
    {
        var whole = Dataset.HistoryMemory(unit.Index);
        var answer = await engine.Profiles.ExtractAsync(
            Dataset, Dataset.Users[unit.Index], request.LeaveOutLast && whole.Length > 1 ? whole[..^1] : whole, cancellationToken);
        return AnsweredUnit<StagedProfile>.Of(
            unit.Subject, answer, profile => StagedProfile.Of(unit.Index, profile, Vocabulary), staged => staged.Document);
    }

    protected override StagedProfile Signed(StagedProfile staged, int answer) => staged with { AnswerId = answer };

    protected override void Stage(StorageContext context, IReadOnlyList<StagedProfile> staged) => ProfileStaging.Write(context, Generation, staged);

    protected override void Merge(StorageContext context, Generation? former)
    {
        if (former is not null && former.Dimensions.SequenceEqual(Vocabulary.Dimensions.Select(dimension => dimension.Key)))
        {
            ProfileStaging.CarryForward(context, former.Id, Generation);
        }
    }
}
