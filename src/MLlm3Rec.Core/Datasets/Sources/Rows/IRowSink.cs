using MLlm3Rec.Runs;

namespace MLlm3Rec.Datasets.Sources.Rows;

/// <summary>
/// What reading files tells, in this order: progress of the survey, <see cref="Found"/>, then file after file its start, its rows and its end.
/// Whoever listens is in the same process, or at the other end of a pipe.
/// </summary>
internal interface IRowSink
{
    /// <summary>Progress and log lines, at any time.</summary>
    void Report(RunEvent happened);

    /// <summary>A file is about to be looked into or read: what to name if that never ends.</summary>
    void Opened(string name);

    /// <summary>The survey is over.</summary>
    void Found(SourceFindings findings);

    void StartFile(string name);

    void Add(in SourceChoice choice);

    void Describe(ReadOnlySpan<char> item, ItemText text);

    void Tag(ReadOnlySpan<char> item, string tag);

    /// <summary>The row is read.</summary>
    void Close();

    /// <summary>The row cannot be read.</summary>
    /// <param name="row">As an editor counts lines.</param>
    /// <param name="reason">What is wrong, for a person.</param>
    /// <param name="text">The row, or its beginning.</param>
    void Skip(long row, string reason, ReadOnlySpan<char> text);

    /// <param name="role">What the file gave.</param>
    /// <param name="note">How it was read, for a person, or null where its format says that.</param>
    void EndFile(SourceRole role, string? note);
}

/// <summary>What a survey of files comes to.</summary>
/// <param name="Format">Name of the format: "MovieLens 1M".</param>
/// <param name="Signal">What the signals count.</param>
/// <param name="Ignored">Files that are not read, each with the reason.</param>
internal sealed record SourceFindings(string Format, SignalKind Signal, IReadOnlyList<SourceFile> Ignored);
