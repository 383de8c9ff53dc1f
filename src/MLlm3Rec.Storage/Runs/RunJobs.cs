namespace MLlm3Rec.Storage.Runs;

/// <summary>From what was asked to what does it.</summary>
public sealed class RunJobs(TimeProvider clock)
{
    internal RunJob Create(RunRecord run) =>
        throw new NotSupportedException($"This version cannot do \"{run.Kind}\" runs ({clock.GetUtcNow():u}).");
}
