using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using MLlm3Rec.Datasets.Frames;
using MLlm3Rec.Datasets.Sources.Entries;

namespace MLlm3Rec.Storage.Sources;

/// <summary>One process that reads files, watched until it is done or stopped.</summary>
internal sealed class ReaderProcess : IAsyncDisposable
{
    private const int MaxComplaint = 4_000;

    private readonly Process process;
    private readonly ReaderLimits limits;
    private readonly TimeProvider clock;
    private readonly ReaderFrames frames;
    private readonly CancellationTokenSource over = new();
    private readonly Task watching;
    private readonly Task<string> complaint;
    private string? stopped;

    private ReaderProcess(Process process, ReaderLimits limits, long maxOutput, TimeProvider clock)
    {
        (this.process, this.limits, this.clock) = (process, limits, clock);
        frames = new ReaderFrames(process.StandardOutput.BaseStream, maxOutput);
        complaint = ComplaintAsync(process.StandardError);
        watching = WatchAsync();
    }

    public Stream Frames => frames;

    /// <summary>It has said all. Such a process has started no others, and to look for them takes longer than to end it.</summary>
    public bool IsDone { get; set; }

    /// <summary>The file that it reads, as far as it said; what a refusal names.</summary>
    public string File { get; set; } = "The file";

    /// <exception cref="SourceRefusedException">The system starts no process.</exception>
    public static ReaderProcess Start(SourceRequest request, ReaderLimits limits, TimeProvider clock)
    {
        Process started;
        try
        {
            started = Process.Start(ReaderStart.Info(limits))!; // Null only with a shell in between.
        }
        catch (Exception failure) when (failure is Win32Exception or InvalidOperationException)
        {
            throw new SourceRefusedException(
                $"Files are read by a second process, and this system does not start one: {failure.Message} Free memory, or raise its limit of "
                    + "processes.",
                failure);
        }

        try
        {
            request.Write(started.StandardInput.BaseStream);
        }
        catch (IOException)
        {
            // It died at once; reading its frames will say so.
        }

        return new ReaderProcess(started, limits, limits.Output(request.Size), clock);
    }

    public void Stop()
    {
        try
        {
            process.Kill(entireProcessTree: !IsDone);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself in this moment.
        }
    }

    /// <summary>Why the frames ended early.</summary>
    public async Task<Exception> WhyAsync(Exception failure)
    {
        Stop();
        await process.WaitForExitAsync(CancellationToken.None);
        var words = await complaint;
        stopped ??= frames.IsTooMuch ? $"{File} unfolds to far more than its size, so it was not read on. No file of choices does." : null;
        if (stopped is null && process.ExitCode == 128 + 2)
        {
            return new OperationCanceledException("Interrupted.", failure);
        }

        var isFull = process.ExitCode == ReaderStart.OutOfMemory || words.Contains("Out of memory", StringComparison.OrdinalIgnoreCase);
        return new SourceRefusedException(
            stopped ?? (isFull ? Full() : $"{File} brought down the process that read it, so it was not read on. It is damaged, or made to do that. "
                + "Write it anew, or save the table as CSV."),
            new InvalidDataException($"Exit code {process.ExitCode}. {words}", failure));
    }

    public async ValueTask DisposeAsync()
    {
        Stop();
        await over.CancelAsync();
        await watching;
        await complaint;
        over.Dispose();
        process.Dispose();
    }

    private async Task WatchAsync()
    {
        using var timer = new PeriodicTimer(limits.Every, clock);
        var (seen, since, worked) = (-1L, clock.GetTimestamp(), TimeSpan.Zero);
        while (stopped is null && await NextAsync(timer) && Look() is var (processor, memory))
        {
            if (!frames.IsWaiting || frames.Received != seen)
            {
                (seen, since, worked) = (frames.Received, clock.GetTimestamp(), processor);
            }

            stopped = processor - worked > limits.Processor || clock.GetElapsedTime(since) > limits.Silence ? Stuck()
                : memory > limits.Memory + (limits.Memory / 4) ? Full()
                : null;
        }

        if (stopped is not null)
        {
            Stop();
        }
    }

    private async Task<bool> NextAsync(PeriodicTimer timer)
    {
        try
        {
            return await timer.WaitForNextTickAsync(over.Token);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>What it has used, or null when it has ended.</summary>
    private (TimeSpan Processor, long Memory)? Look()
    {
        try
        {
            process.Refresh();
            return process.HasExited ? null : (process.TotalProcessorTime, process.WorkingSet64);
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private string Stuck() =>
        $"{File} keeps its reader busy without getting anywhere, so it was not read on. It is damaged, or made to do that. Write it anew, or save "
            + "the table as CSV.";

    private string Full() =>
        $"{File} needs more than {limits.Memory >> 20:N0} MB of memory at a time to be read. Split it, or write it with smaller row groups, or save "
            + "the table as CSV.";

    private static async Task<string> ComplaintAsync(StreamReader errors)
    {
        var words = new StringBuilder();
        var buffer = new char[1024];
        for (int read; (read = await errors.ReadAsync(buffer)) > 0;)
        {
            words.Append(buffer, 0, Math.Min(read, MaxComplaint - words.Length));
        }

        return words.ToString();
    }
}
