using MLlm3Rec.Datasets.Frames;
using MLlm3Rec.Datasets.Sources;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Runs;

namespace MLlm3Rec.Storage.Sources;

/// <summary>
/// Reads a stranger's files where that can be stopped: in a process of its own. A parser that spins, fills memory or ends its process takes nothing
/// with it, and the file is refused in words.
/// </summary>
public sealed class SourceReader(ReaderLimits limits, TimeProvider clock) : IDisposable
{
    // Each may take as much memory as its limit says.
    private readonly SemaphoreSlim turns = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>As <see cref="DatasetImport.ReadAsync"/>.</summary>
    /// <exception cref="SourceRefusedException">With a sentence for the person who chose the files.</exception>
    public Task<ImportedDataset> ReadAsync(ImportOptions options, IProgress<RunEvent>? progress, CancellationToken cancellationToken) => AskAsync(
        new SourceRequest(Full(options), PreviewOnly: false),
        (asked, process) => FramedSource.ReadDataset(asked, process.Frames, progress, file => process.File = file, cancellationToken),
        cancellationToken);

    /// <summary>As <see cref="SourcePreview.OfAsync"/>.</summary>
    /// <exception cref="SourceRefusedException">No file can be read as a table or anything else that is known.</exception>
    public Task<SourcePreview> PreviewAsync(ImportOptions options, CancellationToken cancellationToken) => AskAsync(
        new SourceRequest(Full(options), PreviewOnly: true),
        (asked, process) => FramedSource.ReadPreview(asked, process.Frames, file => process.File = file),
        cancellationToken);

    public void Dispose() => turns.Dispose();

    private static ImportOptions Full(ImportOptions options) => options with { Paths = [.. options.Paths.Select(Path.GetFullPath)] };

    private async Task<T> AskAsync<T>(SourceRequest request, Func<ImportOptions, ReaderProcess, T> read, CancellationToken cancellationToken)
    {
        await turns.WaitAsync(cancellationToken);
        try
        {
            await using var process = ReaderProcess.Start(request, limits, clock);
            await using var stop = cancellationToken.Register(process.Stop);
            try
            {
                var answer = await Task.Run(() => read(request.Options, process), CancellationToken.None);
                process.IsDone = true;
                return answer;
            }
            catch (Exception failure) when (failure is IOException or InvalidDataException)
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw await process.WhyAsync(failure);
            }
        }
        finally
        {
            turns.Release();
        }
    }
}
