using System.Runtime.CompilerServices;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Baselines.Training;

/// <summary>Trains epoch by epoch, looks at validation, keeps the best weights, and stops when nothing better comes.</summary>
/// <remarks>Without validation targets every epoch is run and the last weights stand.</remarks>
public sealed class EpochLoop(Trainer trainer, ValidationSet validation, EpochOptions options, TimeProvider clock)
{
    /// <summary>
    /// One <see cref="EpochFinished"/> per epoch, then <see cref="TrainingFinished"/>. Nothing runs between two events, so a consumer
    /// may keep the checkpoint at its leisure.
    /// </summary>
    /// <param name="checkpoint">Where an earlier training stood, or null to begin.</param>
    /// <param name="cancellationToken">Ends the training within a second; the last checkpoint stays good.</param>
    /// <exception cref="InvalidDataException">The checkpoint is of another training, or incomplete.</exception>
    /// <exception cref="TrainingDivergedException">The loss is no longer a number.</exception>
    public async IAsyncEnumerable<TrainingEvent> RunAsync(Stream? checkpoint, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var best = new BestWeights(trainer.Weights);
        var state = checkpoint is null ? TrainingState.Start : Checkpoint.Read(checkpoint, trainer, best);
        while (state.Epoch < options.Epochs && state.Misses < options.Patience)
        {
            var started = clock.GetTimestamp();
            var epoch = state.Epoch;
            var (loss, ndcg) = await Task.Run(() => Run(epoch, cancellationToken), cancellationToken);
            state = state.After(ndcg, clock.GetElapsedTime(started));
            var isBest = state.BestEpoch == state.Epoch || validation.Users == 0;
            if (isBest)
            {
                best.Keep();
            }

            var atMost = state.Elapsed / state.Epoch * (options.Epochs - state.Epoch);
            yield return new EpochFinished(
                new EpochReport(state.Epoch, loss, ndcg, isBest, state.Elapsed, atMost), new Checkpoint(trainer, state, best));
        }

        best.Restore();
        yield return validation.Users == 0
            ? new TrainingFinished(trainer.Recommender(), trainer.Weights, state.Epoch, Ndcg: null, state.Elapsed)
            : new TrainingFinished(trainer.Recommender(), trainer.Weights, state.BestEpoch, state.BestNdcg, state.Elapsed);
    }

    private (double Loss, double? Ndcg) Run(int epoch, CancellationToken cancellationToken)
    {
        var loss = trainer.RunEpoch(epoch, cancellationToken);
        if (!double.IsFinite(loss))
        {
            throw new TrainingDivergedException(epoch + 1);
        }

        var number = epoch + 1;
        var due = validation.Users > 0 && number > trainer.Preparation && (number % options.ValidateEvery == 0 || number == options.Epochs);
        return (loss, due ? validation.Ndcg(trainer.Recommender(), cancellationToken) : null);
    }
}

/// <summary>The weights ran away.</summary>
public sealed class TrainingDivergedException(int epoch) : RefusalException(
    $"Training ran away: the loss of epoch {epoch} is no longer a number. A smaller learning rate usually helps.");
