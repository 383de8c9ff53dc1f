namespace MLlm3Rec.Storage.Sources;

/// <summary>Beyond these a process that reads files is stopped.</summary>
/// <param name="Processor">
/// Processor time without a sign of progress. Time on the clock would also stop one that a busy machine does not let work.
/// </param>
/// <param name="Silence">Time on the clock without a sign of progress: for one that waits for something that never comes.</param>
/// <param name="Memory">Bytes. Half of it and more may be one group of rows of a Parquet file.</param>
/// <param name="OutputFrom">Bytes that it may send in any case.</param>
/// <param name="OutputPerByte">Bytes that it may send for each byte of the files on disk: 200 is the ratio of packing that is taken for a zip
/// bomb.</param>
public sealed record ReaderLimits(TimeSpan Processor, TimeSpan Silence, long Memory, long OutputFrom, int OutputPerByte)
{
    public static ReaderLimits Default { get; } = new(
        Processor: TimeSpan.FromSeconds(5), Silence: TimeSpan.FromSeconds(60), Memory: 2L << 30, OutputFrom: 256 << 20, OutputPerByte: 2_000);

    /// <summary>How often it is looked at.</summary>
    internal TimeSpan Every => Processor / 20;

    internal long Output(long packedSize) => OutputFrom + (OutputPerByte * packedSize);
}
