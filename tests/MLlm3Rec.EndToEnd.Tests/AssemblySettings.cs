using MLlm3Rec.EndToEnd;
using MLlm3Rec.EndToEnd.Hosting;

// Two browsers at once keep two cores busy; more only makes every wait longer.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: TestCaseOrderer(typeof(TestOrder))]
[assembly: TestCollectionOrderer(typeof(TestOrder))]
[assembly: AssemblyFixture(typeof(AppFixture))]
[assembly: Trait("Category", "Browser")]
