using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MLlm3Rec.Connections;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Storage.Auditing;
using MLlm3Rec.Storage.Clauses;
using MLlm3Rec.Storage.Connections;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Exchanges;
using MLlm3Rec.Storage.Experiments;
using MLlm3Rec.Storage.Generations;
using MLlm3Rec.Storage.Jobs;
using MLlm3Rec.Storage.Loops;
using MLlm3Rec.Storage.Map;
using MLlm3Rec.Storage.Fitting;
using MLlm3Rec.Storage.Profiles;
using MLlm3Rec.Storage.Prompts;
using MLlm3Rec.Storage.Rankings;
using MLlm3Rec.Storage.Replies;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;
using MLlm3Rec.Storage.Settings;
using MLlm3Rec.Storage.Sources;
using MLlm3Rec.Storage.Traits;

namespace MLlm3Rec.Storage;

public static class ServiceCollectionExtensions
{
    /// <summary>The database and its stores. <see cref="DatabaseStartup.EnsureAsync"/> must run before the first of them is used.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.TryAddSingleton(AccessPolicy.Usual);
        services.AddPooledDbContextFactory<StorageContext>(builder => SqliteSetup.Configure(builder, options.DatabasePath));
        services.AddSingleton<WriteQueue>().AddSingleton<WriteGuard>(ReadOnlyRule.Check).AddSingleton<Database>();
        services.TryAddSingleton(new CurrentActor(Actor.Program));
        services.AddSingleton<AuditStore>();
        services.AddSingleton<DataFolder>().AddSingleton<DatabaseStartup>().AddSingleton<DatabaseProbe>();
        services.AddSingleton<DatabaseCheck>().AddSingleton(provider => new DatabaseBackup(
            provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<StorageOptions>(), ReadOnlyRule.Check));
        services.AddSingleton<LoopWatch>();
        services.AddSingleton<DatasetStore>();
        services.AddSingleton<HistoryStore>();
        services.AddSingleton<HistogramStore>();
        services.AddSingleton<GenerationStore>();
        services.AddSingleton<ProfileStore>();
        services.AddSingleton<TraitStore>();
        services.AddSingleton<ModelStore>().AddSingleton<ClauseVectorStore>();
        services.AddSingleton<FittedModelStore>().AddSingleton<FittedMethods>();
        services.AddSingleton<RankingStore>();
        services.AddSingleton<FittedEngines>().AddSingleton<FittedDatasetCache>();
        services.AddSingleton<MapStore>().AddSingleton<SelectionStore>();
        services.AddSingleton<PromptStore>().AddSingleton<DraftStore>();
        services.AddSingleton<PromptTestStore>().AddSingleton<TestSetStore>().AddSingleton<MarkStore>();
        services.AddSingleton<TestFeed>().AddSingleton<TestStores>();
        services.AddSingleton<SettingsStore>();
        services.AddSingleton<ReplyStore>().AddSingleton<IReplyStore>(provider => provider.GetRequiredService<ReplyStore>());
        services.AddSingleton<AnswerStore>().AddSingleton<SpendingStore>();
        AddKeyRing(services, options);
        services.AddSingleton<KeyVault>().AddSingleton<ConnectionStore>();

        // Whoever can talk to models says so after this, and is asked instead.
        services.TryAddSingleton<EngineOpener>(
            _ => (_, _) => throw new NotSupportedException("This program was put together without language models."));
        services.TryAddSingleton(new ShippedPrompts([]));
        services.TryAddSingleton<EmbedderOpener>(
            _ => _ => throw new NotSupportedException("This program was put together without embedding models."));
        services.TryAddSingleton<BundledEmbedder>(_ => () => null);
        return services.AddRuns();
    }

    /// <summary>The ring that encrypts keys: shared by the pages and the command line of one data folder.</summary>
    private static void AddKeyRing(IServiceCollection services, StorageOptions options) =>
        services.AddDataProtection().SetApplicationName("MLlm3Rec").PersistKeysToFileSystem(new DirectoryInfo(options.KeyRingDirectory));

    private static IServiceCollection AddRuns(this IServiceCollection services) => services
        .AddSingleton<RunStore>()
        .AddSingleton<DatasetNameStore>()
        .AddSingleton<RunLedger>()
        .AddSingleton<RunFeed>()
        .AddSingleton<RunRecovery>()
        .AddSingleton<RunWatch>()
        .AddSingleton<ModelEngines>()
        .AddSingleton<Embedders>().AddSingleton<DatasetClauses>().AddSingleton<AddedClauses>().AddSingleton<Rereadings>()
        .AddSingleton<ModelStores>()
        .AddSingleton<RunEstimates>()
        .AddSingleton<UserDraw>()
        .AddSingleton<SingleProfileReader>()
        .AddSingleton(ReaderLimits.Default).AddSingleton<SourceReader>().AddSingleton<DataStores>()
        .AddSingleton<EncodeStores>()
        .AddSingleton<EvaluateStores>()
        .AddSingleton<ExperimentStore>()
        .AddSingleton<ExperimentExports>()
        .AddSingleton<FitStores>()
        .AddSingleton<RunJobs>().AddSingleton<RunJobOpener>(provider => provider.GetRequiredService<RunJobs>().Create)
        .AddSingleton<RunExecutor>()
        .AddSingleton<RunQueue>();
}
