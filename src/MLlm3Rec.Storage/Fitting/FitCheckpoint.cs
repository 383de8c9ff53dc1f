using System.Diagnostics;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>Where the training of one run stood, as a file that is replaced every few seconds.</summary>
internal sealed class FitCheckpoint(StorageOptions options, int runId)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly string path = Path.Combine(options.DataDirectory, "models", $"{runId}.checkpoint");
    private long last = Stopwatch.GetTimestamp();

    /// <summary>What an earlier attempt left, or null.</summary>
    public MemoryStream? Open() => File.Exists(path) ? new MemoryStream(File.ReadAllBytes(path), writable: false) : null;

    public void KeepNowAndThen(Checkpoint checkpoint)
    {
        if (Stopwatch.GetElapsedTime(last) < Pause)
        {
            return;
        }

        last = Stopwatch.GetTimestamp();
        PrivateFolder.Create(Path.GetDirectoryName(path)!); // A path below a folder.
        WholeFile.Write(path, checkpoint.Write);
    }

    public void Remove()
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }
}
