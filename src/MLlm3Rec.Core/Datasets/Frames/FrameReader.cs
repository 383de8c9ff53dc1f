using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Values;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Datasets.Frames;

/// <summary>Reads frames and tells a sink what they say.</summary>
internal sealed class FrameReader(Stream stream, IRowSink sink)
{
    private readonly FrameInput input = new(stream);
    private readonly char[] user = new char[RowFilter.MaxId];
    private readonly char[] item = new char[RowFilter.MaxId];
    private int userLength;
    private int itemLength;

    /// <summary>What the files were taken for, if that was asked.</summary>
    public SourcePreview? Preview { get; private set; }

    /// <summary>Reads to the last frame.</summary>
    /// <exception cref="SourceRefusedException">The other end refuses the files.</exception>
    /// <exception cref="SourceReadingException">The other end has met a defect of the program.</exception>
    /// <exception cref="IOException">The frames end early, or are none.</exception>
    public void ReadAll()
    {
        FrameKind kind;
        do
        {
            kind = input.Kind();
            Read(kind);
        }
        while (kind != FrameKind.End);
    }

    private void Read(FrameKind kind)
    {
        switch (kind)
        {
            case FrameKind.Choice:
                ReadChoice((ChoiceParts)input.Byte());
                break;
            case FrameKind.Closed:
                sink.Close();
                break;
            case FrameKind.Described:
                ReadDescription();
                break;
            case FrameKind.Tagged:
                itemLength = ReadId(item);
                sink.Tag(item.AsSpan(0, itemLength), input.Text().ToString());
                break;
            case FrameKind.Skipped:
                sink.Skip(input.Number(), input.Text().ToString(), input.Text());
                break;
            default:
                ReadOccasion(kind);
                break;
        }
    }

    private void ReadOccasion(FrameKind kind)
    {
        switch (kind)
        {
            case FrameKind.Step:
                sink.Report(new StepStarted(input.Text().ToString(), input.Number()));
                break;
            case FrameKind.Progress:
                sink.Report(new StepProgress(input.Number()));
                break;
            case FrameKind.Log:
                sink.Report(new LogLine((LogLevelName)input.Byte(), input.Text().ToString()));
                break;
            case FrameKind.Opened:
                sink.Opened(input.Text().ToString());
                break;
            case FrameKind.Found:
                sink.Found(new SourceFindings(input.Text().ToString(), (SignalKind)input.Byte(), ReadIgnored()));
                break;
            case FrameKind.FileStart:
                sink.StartFile(input.Text().ToString());
                break;
            case FrameKind.FileEnd:
                sink.EndFile((SourceRole)input.Byte(), Given());
                break;
            case FrameKind.Preview:
                Preview = Parsed(input.Text(), FrameJson.Default.SourcePreview);
                break;
            case FrameKind.Refused:
                throw new SourceRefusedException(input.Text().ToString());
            case FrameKind.Failed:
                throw new SourceReadingException(input.Text().ToString());
            case FrameKind.End:
                break;
            default:
                throw new InvalidDataException($"A frame of kind {(int)kind}.");
        }
    }

    private void ReadChoice(ChoiceParts parts)
    {
        userLength = parts.HasFlag(ChoiceParts.User) ? ReadId(user) : userLength;
        itemLength = parts.HasFlag(ChoiceParts.Item) ? ReadId(item) : itemLength;
        sink.Add(new SourceChoice
        {
            User = user.AsSpan(0, userLength),
            Item = item.AsSpan(0, itemLength),
            Time = parts.HasFlag(ChoiceParts.Time) ? ReadTime() : Interaction.NoTime,
            Signal = parts.HasFlag(ChoiceParts.Signal) ? input.Real() : float.NaN,
            Sequence = parts.HasFlag(ChoiceParts.Sequence) ? input.Number() : null,
            Review = parts.HasFlag(ChoiceParts.Review) ? input.Text() : default,
        });
    }

    private void ReadDescription()
    {
        Span<char> described = stackalloc char[RowFilter.MaxId];
        var length = Copy(input.Text(), described);
        sink.Describe(described[..length], new ItemText
        {
            Title = Given(),
            Brand = Given(),
            Description = Given(),
            Categories = input.Texts(),
            Tags = input.Texts(),
        });
    }

    private long ReadTime() =>
        input.Number() is var seconds && SourceTime.IsDate(seconds) ? seconds : throw new InvalidDataException($"A time of {seconds:N0} seconds.");

    private List<SourceFile> ReadIgnored()
    {
        var texts = input.Texts();
        return texts.Length % 2 == 0
            ? [.. texts.Chunk(2).Select(pair => new SourceFile(pair[0], SourceRole.Ignored, Rows: 0, Users: 0, Items: 0, pair[1]))]
            : throw new InvalidDataException("A file without its reason.");
    }

    private string? Given() => input.Text() is { IsEmpty: false } text ? text.ToString() : null;

    private int ReadId(char[] memory) => Copy(input.Text(), memory);

    private static int Copy(ReadOnlySpan<char> id, Span<char> memory) =>
        id.TryCopyTo(memory) ? id.Length : throw new InvalidDataException($"An id of {id.Length:N0} characters.");

    private static T Parsed<T>(ReadOnlySpan<char> json, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type) ?? throw new InvalidDataException("A frame without content.");
        }
        catch (Exception wrong) when (wrong is JsonException or ArgumentException)
        {
            throw new InvalidDataException("A frame whose content is not JSON.", wrong);
        }
    }
}

/// <summary>Reading files met a defect of this program. The message is for its log: the exception at the other end.</summary>
public sealed class SourceReadingException(string message) : Exception(message);
