using System.Text.Json;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Datasets.Frames;

/// <summary>Sends what reading files tells as frames.</summary>
internal sealed class FrameWriter(Stream stream) : IRowSink
{
    private const int MaxWords = 8_000;

    // Rows that come slowly must not wait until a buffer of them is full: silence is taken for standing still.
    private const int FlushAfterMilliseconds = 250;

    private readonly FrameOutput output = new(stream);
    private readonly char[] user = new char[RowFilter.MaxId];
    private readonly char[] item = new char[RowFilter.MaxId];
    private int userLength;
    private int itemLength;
    private long flushed = Environment.TickCount64;

    public void Report(RunEvent happened)
    {
        switch (happened)
        {
            case StepStarted step:
                output.Kind(FrameKind.Step);
                output.Text(step.Step);
                output.Number(step.Total);
                break;
            case StepProgress progress:
                output.Kind(FrameKind.Progress);
                output.Number(progress.Done);
                break;
            case LogLine line:
                output.Kind(FrameKind.Log);
                output.Byte((byte)line.Level);
                output.Text(line.Text);
                break;
        }

        Flush();
    }

    public void Opened(string name)
    {
        output.Kind(FrameKind.Opened);
        output.Text(name);
        Flush();
    }

    public void Found(SourceFindings findings)
    {
        output.Kind(FrameKind.Found);
        output.Text(findings.Format);
        output.Byte((byte)findings.Signal);
        output.Texts([.. findings.Ignored.SelectMany(file => new[] { file.Name, file.Note ?? "" })]);
    }

    public void StartFile(string name)
    {
        output.Kind(FrameKind.FileStart);
        output.Text(name);
    }

    public void Add(in SourceChoice choice)
    {
        var parts = (choice.User.SequenceEqual(user.AsSpan(0, userLength)) ? 0 : ChoiceParts.User)
            | (choice.Item.SequenceEqual(item.AsSpan(0, itemLength)) ? 0 : ChoiceParts.Item)
            | (choice.Time == Interaction.NoTime ? 0 : ChoiceParts.Time)
            | (float.IsNaN(choice.Signal) ? 0 : ChoiceParts.Signal)
            | (choice.Sequence is null ? 0 : ChoiceParts.Sequence)
            | (choice.Review.IsEmpty ? 0 : ChoiceParts.Review);
        output.Kind(FrameKind.Choice);
        output.Byte((byte)parts);
        if (parts.HasFlag(ChoiceParts.User))
        {
            output.Text(choice.User);
            userLength = Remember(choice.User, user);
        }

        if (parts.HasFlag(ChoiceParts.Item))
        {
            output.Text(choice.Item);
            itemLength = Remember(choice.Item, item);
        }

        if (parts.HasFlag(ChoiceParts.Time))
        {
            output.Number(choice.Time);
        }

        if (parts.HasFlag(ChoiceParts.Signal))
        {
            output.Real(choice.Signal);
        }

        if (choice.Sequence is { } sequence)
        {
            output.Number(sequence);
        }

        if (parts.HasFlag(ChoiceParts.Review))
        {
            output.Text(choice.Review);
        }
    }

    public void Describe(ReadOnlySpan<char> item, ItemText text)
    {
        output.Kind(FrameKind.Described);
        output.Text(item);
        output.Text(text.Title);
        output.Text(text.Brand);
        output.Text(text.Description);
        output.Texts([.. text.Categories.OfType<string>()]);
        output.Texts([.. text.Tags]);
    }

    public void Tag(ReadOnlySpan<char> item, string tag)
    {
        output.Kind(FrameKind.Tagged);
        output.Text(item);
        output.Text(tag);
    }

    public void Close()
    {
        output.Kind(FrameKind.Closed);
        if (Environment.TickCount64 - flushed > FlushAfterMilliseconds)
        {
            Flush();
        }
    }

    public void Skip(long row, string reason, ReadOnlySpan<char> text)
    {
        output.Kind(FrameKind.Skipped);
        output.Number(row);
        output.Text(reason);
        output.Text(text[..Math.Min(text.Length, SkippedRow.MaxText)]);
    }

    public void EndFile(SourceRole role, string? note)
    {
        output.Kind(FrameKind.FileEnd);
        output.Byte((byte)role);
        output.Text(note.AsSpan(0, Math.Min(note?.Length ?? 0, MaxWords)));
    }

    public void Preview(SourcePreview preview)
    {
        output.Kind(FrameKind.Preview);
        output.Text(JsonSerializer.Serialize(preview, FrameJson.Default.SourcePreview));
    }

    /// <summary>The last frame but <see cref="End"/>: why nothing more comes.</summary>
    public void Words(FrameKind kind, string words)
    {
        output.Kind(kind);
        output.Text(words.AsSpan(0, Math.Min(words.Length, MaxWords)));
    }

    public void End()
    {
        output.Kind(FrameKind.End);
        Flush();
    }

    private static int Remember(ReadOnlySpan<char> id, char[] memory)
    {
        id.CopyTo(memory);
        return id.Length;
    }

    private void Flush()
    {
        output.Flush();
        flushed = Environment.TickCount64;
    }
}
