using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Profiles;
using MLlm3Rec.Storage.RawSql;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Traits;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>
/// Traits that a language model reads from items' texts. They stand in the places of the built-in engine's, salience included, so that
/// ranking works on them; vectors, and items that were not asked about, stay as they are.
/// </summary>
internal sealed class AskForTraitsJob(RunRecord run, EncodeRequest request, ModelUse use, ModelStores stores)
    : ModelJob<StagedTraits>(run, use, stores)
{
    private Vocabulary? vocabulary;
    private Dataset? dataset;
    private TraitIndex? index;

    protected override string What => "items";

    protected override AnswerTask Task => AnswerTask.Traits;

    protected override GenerationKind Kind => GenerationKind.Traits;

    private Vocabulary Vocabulary => vocabulary!; // Read before anything is asked.

    private Dataset Dataset => dataset!; // Loaded before anything else, and so is the index.

    protected override async Task<IReadOnlyList<string>> PrepareAsync(DatasetSummary summary, ModelEngine engine, CancellationToken cancellationToken)
    {
        index = await Stores.Traits.IndexAsync(summary.Id, cancellationToken)
            ?? throw new NotReadyException(
                $"The items of \"{summary.Name}\" have not been read for traits yet: let the built-in engine read them first, for their vectors.");
        dataset = await Stores.FittedDatasets.DatasetAsync(summary, cancellationToken);
        vocabulary = (await Stores.Prompts.LiveAsync(cancellationToken)).Set.Vocabulary;
        var read = (await Stores.FittedDatasets.EngineAsync(summary, cancellationToken)).Engine.Dimensions();
        if (!read.SequenceEqual(vocabulary.Dimensions.Select(dimension => dimension.Key)))
        {
            throw new NotReadyException("The dimensions have changed since the items were read: let the built-in engine read them again first.");
        }

        return [.. vocabulary.Dimensions.Select(dimension => dimension.Key)];
    }

    protected override Provenance SignatureOf(ModelEngine engine) => engine.Traits.Provenance;

    protected override IReadOnlyList<ModelUnit> Units() =>
        [.. ItemChoice.Of(Dataset, request.Items).Select(item => new ModelUnit(item, Dataset.Items[item].Id.Value))];

    protected override async Task<AnsweredUnit<StagedTraits>> AskAsync(ModelEngine engine, ModelUnit unit, CancellationToken cancellationToken)
    {
        var answer = await engine.Traits.EncodeAsync(Dataset, unit.Index, cancellationToken);
        return AnsweredUnit<StagedTraits>.Of(unit.Subject, answer, profile => Staged(unit, profile), staged => staged.Document);
    }

    protected override StagedTraits Signed(StagedTraits staged, int answer) => staged with { AnswerId = answer };

    protected override void Stage(StorageContext context, IReadOnlyList<StagedTraits> staged) => TraitStaging.Write(context, Generation, staged);

    protected override void Merge(StorageContext context, Generation? former)
    {
        var before = former ?? throw new NotReadyException("The built-in engine's traits are gone: read the items with it again.");
        TraitStaging.CarryForward(context, before.Id, Generation);
        ModelStore.Copy(context, before.Id, Generation);

        // Weights were learned on other saliences.
        GenerationStore.Drop(context, Generation, GenerationKind.Models);
    }

    private StagedTraits Staged(ModelUnit unit, TraitProfile profile)
    {
        var salience = new float[Vocabulary.Count];
        foreach (var trait in profile.Traits)
        {
            if (Vocabulary.IndexOf(trait.Dimension) is >= 0 and var dimension)
            {
                salience[dimension] = (float)trait.Salience;
            }
        }

        return StagedTraits.Of(unit.Index, profile, salience, index!.VectorOf(unit.Index));
    }
}
