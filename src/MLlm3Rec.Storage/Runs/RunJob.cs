using MLlm3Rec.Experiments;
using MLlm3Rec.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Runs;

/// <summary>What one kind of run does. An instance serves one attempt at one run.</summary>
public abstract class RunJob
{
    /// <summary>Complete as soon as the first event has come.</summary>
    public RunProvenance Provenance { get; protected set; } = new();

    /// <summary>Does the work that is not done yet; each finished unit is handed to <see cref="Save"/> before the run goes on.</summary>
    public abstract IAsyncEnumerable<RunEvent> ExecuteAsync(CancellationToken cancellationToken);

    /// <summary>Stores a unit's result out of sight. Inside the transaction that marks the unit as done.</summary>
    public virtual void Save(StorageContext context, UnitFinished unit)
    {
    }

    /// <summary>Makes the results visible. Inside the transaction that marks the run as done.</summary>
    public abstract RunResult Publish(StorageContext context);

    /// <summary>After that transaction, or after the run has stopped early.</summary>
    public virtual void Release(RunState state)
    {
    }
}

/// <summary>From what was asked to what does it.</summary>
public delegate RunJob RunJobOpener(RunRecord run);
