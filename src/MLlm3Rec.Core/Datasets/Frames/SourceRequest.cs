using MLlm3Rec.Datasets.Sources.Entries;

namespace MLlm3Rec.Datasets.Frames;

/// <summary>What the other end of a pipe is asked to read.</summary>
/// <param name="Options">Which files and how.</param>
/// <param name="PreviewOnly">Whether only a look at them is wanted.</param>
public sealed record SourceRequest(ImportOptions Options, bool PreviewOnly)
{
    /// <summary>Bytes on disk of the files.</summary>
    public long Size => SourceFinder.SizeOf(Options.Paths);

    public void Write(Stream stream)
    {
        var output = new FrameOutput(stream);
        output.Byte(PreviewOnly ? (byte)1 : (byte)0);
        output.Text(Options.Name);
        output.Texts([.. Options.Paths]);
        output.Text(Options.Format);
        output.Texts([.. (Options.Columns ?? new Dictionary<string, string>()).SelectMany(column => new[] { column.Key, column.Value })]);
        output.Number(Options.Limits.MaxBytes);
        output.Number(BitConverter.DoubleToInt64Bits(Options.Limits.MaxRatio));
        output.Number(Options.Limits.RatioFrom);
        output.Number(Options.Limits.MaxFiles);
        output.Number(Options.Limits.MaxRow);
        output.Number(Options.Limits.MaxHeld);
        output.Flush();
    }

    /// <summary>Reads what <see cref="Write"/> wrote. What concerns only the asking end, the k-core and the mark of the synthetic, stays
    /// there.</summary>
    public static SourceRequest Read(Stream stream)
    {
        var input = new FrameInput(stream);
        var previewOnly = input.Byte() == 1;
        return new SourceRequest(
            new ImportOptions
            {
                Name = input.Text().ToString(),
                Paths = input.Texts(),
                Format = input.Text() is { IsEmpty: false } format ? format.ToString() : null,
                Columns = Pairs(input.Texts()),
                Limits = new SourceLimits(
                    input.Number(), BitConverter.Int64BitsToDouble(input.Number()), input.Number(), (int)input.Number(), (int)input.Number())
                {
                    MaxHeld = input.Number(),
                },
            },
            previewOnly);
    }

    private static Dictionary<string, string>? Pairs(string[] texts) =>
        texts.Length == 0 ? null : texts.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}
