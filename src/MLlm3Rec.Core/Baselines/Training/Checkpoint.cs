using System.Text;

namespace MLlm3Rec.Baselines.Training;

/// <summary>Everything that a training needs to go on later as if it had never stopped. Where it is kept is the caller's business.</summary>
public sealed class Checkpoint
{
    private readonly Trainer trainer;
    private readonly TrainingState state;
    private readonly BestWeights best;

    internal Checkpoint(Trainer trainer, TrainingState state, BestWeights best) => (this.trainer, this.state, this.best) = (trainer, state, best);

    /// <summary>Writes fingerprint, progress, weights, optimizer's memory and the best weights. Only before the next event is asked for.</summary>
    public void Write(Stream stream)
    {
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(trainer.Fingerprint);
            writer.Write(state.Epoch);
            writer.Write(state.BestEpoch);
            writer.Write(state.BestNdcg);
            writer.Write(state.Misses);
            writer.Write(state.Elapsed.Ticks);
        }

        WeightStream.Write(stream, trainer.Weights);
        WeightStream.Write(stream, trainer.Memory);
        WeightStream.Write(stream, best.Kept);
    }

    /// <summary>Puts a training back to where it stood.</summary>
    /// <exception cref="InvalidDataException">The checkpoint is of another training, or incomplete.</exception>
    internal static TrainingState Read(Stream stream, Trainer trainer, BestWeights best)
    {
        var state = ReadState(stream, trainer.Fingerprint);
        WeightStream.ReadInto(stream, trainer.Weights);
        WeightStream.ReadInto(stream, trainer.Memory);
        WeightStream.ReadInto(stream, best.Kept);
        return state;
    }

    private static TrainingState ReadState(Stream stream, string fingerprint)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        try
        {
            var found = reader.ReadString();
            return found == fingerprint
                ? new TrainingState(
                    reader.ReadInt32(), reader.ReadInt32(), reader.ReadDouble(), reader.ReadInt32(), TimeSpan.FromTicks(reader.ReadInt64()))
                : throw new InvalidDataException($"The checkpoint belongs to another training ({found}); start anew.");
        }
        catch (Exception broken) when (broken is EndOfStreamException or FormatException)
        {
            throw new InvalidDataException("The checkpoint ends early; start anew.", broken);
        }
    }
}
