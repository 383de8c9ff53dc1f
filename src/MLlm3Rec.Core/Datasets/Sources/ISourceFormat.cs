using MLlm3Rec.Datasets.Sources.Columns;
using MLlm3Rec.Datasets.Sources.Entries;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Datasets.Sources.Tables;

namespace MLlm3Rec.Datasets.Sources;

/// <summary>One public format: says of a file's beginning whether it belongs to it and how its rows are read.</summary>
internal interface ISourceFormat
{
    /// <summary>As on the command line: "movielens-1m".</summary>
    string Key { get; }

    /// <summary>As shown: "MovieLens 1M".</summary>
    string Name { get; }

    /// <summary>How to read the file, or null if it is none of this format.</summary>
    SourcePlan? Recognise(SourceHead head);
}

/// <summary>How one file is read.</summary>
internal sealed record SourcePlan
{
    public required SourceEntry Entry { get; init; }

    public required string FormatKey { get; init; }

    public required string FormatName { get; init; }

    public required SourceRole Role { get; init; }

    /// <summary>What the file's columns mean, as shown to a person; empty where a row needs more than a mapping.</summary>
    public IReadOnlyList<MappedColumn> Mapped { get; init; } = [];

    public SignalKind Signal { get; init; } = SignalKind.None;

    /// <summary>Opens the content.</summary>
    public required Func<SourceEntry, SourceGuard, ValueTask<SourceTable>> OpenAsync { get; init; }

    /// <summary>Reads the current row; says what is wrong with it, or null. Made anew for each reading.</summary>
    public required Func<SourceTable, Func<IRowSink, string?>> Rows { get; init; }

    /// <summary>Whether its columns are a guess and are judged by their values before they are read.</summary>
    public bool IsJudged { get; init; }

    /// <summary>What a person should know of how it is read, before it is.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>What there is to say once it is read.</summary>
    public Func<string?>? Note { get; init; }

    /// <summary>Several files like this are parts or versions of one another, and only the largest is read.</summary>
    public bool LargestOnly { get; init; }

    /// <summary>Among files of one role, smaller ones are read first.</summary>
    public int Order { get; init; }

    /// <summary>A rough unpacked size, to tell the main file from samples beside it.</summary>
    public long Weight => Entry.Packing == Packing.Plain ? Entry.PackedSize : Entry.PackedSize * 4;
}
