using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Testing;

namespace MLlm3Rec.Baselines.Sequential;

public sealed class ResumeTests
{
    private const int Epochs = 5;

    private static readonly TrainedAlgorithm[] Methods =
    [
        new Gru4RecAlgorithm(new Gru4RecOptions { EmbeddingSize = 8, BatchSize = 8, Negatives = 8, Epochs = Epochs }),
        new SasRecAlgorithm(new SasRecOptions { EmbeddingSize = 8, BatchSize = 8, Epochs = Epochs }),
        new Bert4RecAlgorithm(new Bert4RecOptions { EmbeddingSize = 8, BatchSize = 8, Epochs = Epochs }),
        new AugmentedSasRecAlgorithm(
            new AugmentedSasRecOptions { EmbeddingSize = 8, BatchSize = 8, ReversedEpochs = 2, ShorterThan = 20, Epochs = Epochs }),
    ];

    [Theory]
    [InlineData("gru4rec")]
    [InlineData("sasrec")]
    [InlineData("bert4rec")]
    [InlineData("sasrec-augmented")]
    public async Task Train_ContinuedFromAnyEpoch_EndsWithTheSameWeights(string name)
    {
        var method = Methods.Single(method => method.Method == name);
        var checkpoints = new List<MemoryStream>();
        var whole = await TrainAsync(method, checkpoint: null, checkpoints);

        Assert.Equal(Epochs, checkpoints.Count);
        foreach (var checkpoint in checkpoints)
        {
            checkpoint.Position = 0;
            var continued = await TrainAsync(method, checkpoint, []);
            Assert.Equal(whole.Weights.Select(array => array.Name), continued.Weights.Select(array => array.Name));
            Assert.Equal(whole.Weights.SelectMany(array => array.Values), continued.Weights.SelectMany(array => array.Values));
        }
    }

    private static async Task<TrainingFinished> TrainAsync(TrainedAlgorithm method, Stream? checkpoint, List<MemoryStream> kept)
    {
        TrainingFinished? finished = null;
        await foreach (var told in method.TrainAsync(Checkerboard.Build(), targets: [], checkpoint, TestContext.Current.CancellationToken))
        {
            if (told is EpochFinished epoch)
            {
                kept.Add(new MemoryStream());
                epoch.Checkpoint.Write(kept[^1]);
            }

            finished = told as TrainingFinished;
        }

        return finished!;
    }
}
