using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Refusals;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Datasets.Frames;

/// <summary>
/// Reading files with a pipe between who parses them and who keeps the rows. One end asks and puts the dataset together, the other parses and never
/// sees a database; which processes they are is not said here.
/// </summary>
public static class FramedSource
{
    /// <summary>The parsing end: answers a request with frames.</summary>
    /// <exception cref="OutOfMemoryException">Nothing can be said any more.</exception>
    public static async Task ServeAsync(SourceRequest request, Stream frames, CancellationToken cancellationToken)
    {
        var writer = new FrameWriter(frames);
        try
        {
            await AnswerAsync(request, writer, cancellationToken);
            writer.End();
        }
        catch (RefusalException refused)
        {
            writer.Words(FrameKind.Refused, refused.Message);
            writer.End();
        }
        catch (Exception defect) when (defect is not (OutOfMemoryException or OperationCanceledException))
        {
            writer.Words(FrameKind.Failed, defect.ToString());
            writer.End();
        }
    }

    /// <summary>The asking end: puts the dataset together from the answer.</summary>
    /// <param name="options">As asked.</param>
    /// <param name="frames">The answer.</param>
    /// <param name="progress">Steps, bytes and log lines as they happen.</param>
    /// <param name="opened">The name of each file that the other end turns to.</param>
    /// <param name="cancellationToken">Looked at while histories are ordered; who gives the stream ends reading by ending it.</param>
    /// <exception cref="SourceRefusedException">By the other end, or because of what it sent.</exception>
    public static ImportedDataset ReadDataset(
        ImportOptions options, Stream frames, IProgress<RunEvent>? progress, Action<string> opened, CancellationToken cancellationToken)
    {
        var sink = new RowSink(options, progress, opened);
        new FrameReader(frames, sink).ReadAll();
        return sink.Finish(cancellationToken);
    }

    /// <summary>The asking end: what the files were taken for.</summary>
    /// <exception cref="SourceRefusedException">By the other end.</exception>
    public static SourcePreview ReadPreview(ImportOptions options, Stream frames, Action<string> opened)
    {
        var reader = new FrameReader(frames, new RowSink(options, progress: null, opened));
        reader.ReadAll();
        return reader.Preview ?? throw new InvalidDataException("The answer holds no preview.");
    }

    private static async Task AnswerAsync(SourceRequest request, FrameWriter writer, CancellationToken cancellationToken)
    {
        if (request.PreviewOnly)
        {
            var looked = 0L;
            writer.Preview(await SourcePreview.OfAsync(
                request.Options, bytes => writer.Report(new StepProgress(looked += bytes)), writer.Opened, cancellationToken));
        }
        else
        {
            await SourceScan.ReadAsync(request.Options, writer, cancellationToken);
        }
    }
}
