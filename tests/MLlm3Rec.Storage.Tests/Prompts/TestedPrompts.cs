using MLlm3Rec.Experiments;
using MLlm3Rec.Prompts;
using MLlm3Rec.Prompts.Trials;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Prompts;

/// <summary>Prompts that may be published: with the report of a test that never ran.</summary>
internal static class TestedPrompts
{
    private static readonly PublishGates Open = new() { NoMetricWorse = false, NoCaseBroken = false, FewestPeople = 0 };

    public static TrialReport Report(int people) => new(people, people, 0, 0, 0, 0, 1, [], []);

    /// <summary>Writes down a test of this content against what is live.</summary>
    public static async Task TestAsync(this StorageFixture storage, PromptSet set, TrialReport report, CancellationToken cancellationToken)
    {
        var datasets = storage.Get<DatasetStore>();
        var dataset = await datasets.FindAsync(SmallDataset.Name, cancellationToken)
            ?? await datasets.SaveAsync(SmallDataset.Make(users: 30), progress: null, cancellationToken);
        var drafts = storage.Get<DraftStore>();
        var draft = await drafts.FindAsync(await drafts.CreateAsync("one", set, cancellationToken), cancellationToken);
        var live = (await storage.Get<PromptStore>().LiveAsync(cancellationToken)).Set;
        var test = await storage.Get<PromptTestStore>().CreateAsync(
            // It was made a line ago.
            dataset.Id, draft!, new TestPlan { Live = live.ToJson(), Draft = set.ToJson(), Users = [] }, cancellationToken);
        await storage.Get<Database>().WriteAsync(context => PromptTestStore.Finish(context, test, report), cancellationToken);
    }

    /// <summary>Publishes through gates that let every tested prompt pass.</summary>
    public static async Task<PublishOutcome> PublishTestedAsync(
        this StorageFixture storage, PromptSet set, PublishNote note, int over, CancellationToken cancellationToken)
    {
        var prompts = storage.Get<PromptStore>();
        await prompts.SaveAsync(Open, cancellationToken);
        await storage.TestAsync(set, Report(people: 0), cancellationToken);
        return await prompts.PublishAsync(set, note, over, cancellationToken);
    }
}
