using MLlm3Rec.Datasets;
using MLlm3Rec.Datasets.Sources.Rows;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Storage.Datasets;

/// <summary>A dataset as lists and headings show it.</summary>
/// <param name="Id">The number that stores use.</param>
/// <param name="Name">The name the analyst gave; unique without regard to case.</param>
/// <param name="Format">What its files were, e.g. "MovieLens 1M".</param>
/// <param name="Synthetic">Made by our own generator.</param>
/// <param name="Users">Users with at least one interaction.</param>
/// <param name="Items">Items chosen at least once; all, if there are no interactions.</param>
/// <param name="Catalogue">All items, chosen or not.</param>
/// <param name="Interactions">With repeated pairs.</param>
/// <param name="RepeatedPairs">Interactions whose user had chosen the item before.</param>
/// <param name="SkippedRows">Rows that could not be read.</param>
/// <param name="KCore">The k-core it was cut to, or 0.</param>
/// <param name="ImportedAt">When the import ended.</param>
/// <param name="FirstTime">Oldest interaction with a time.</param>
/// <param name="LastTime">Newest interaction with a time.</param>
/// <param name="Signal">What the signals count.</param>
/// <param name="ContentHash">See <see cref="DatasetContent.Hash"/>.</param>
/// <param name="Files">What each file gave.</param>
public sealed record DatasetSummary(
    int Id,
    string Name,
    string Format,
    bool Synthetic,
    int Users,
    int Items,
    int Catalogue,
    int Interactions,
    int RepeatedPairs,
    int SkippedRows,
    int KCore,
    DateTimeOffset ImportedAt,
    DateTimeOffset? FirstTime,
    DateTimeOffset? LastTime,
    SignalKind Signal,
    string ContentHash,
    IReadOnlyList<SourceFile> Files);

/// <summary>How many rows of one kind go with a dataset.</summary>
/// <param name="Kind">The table's name in lower case words: "interactions", "skipped rows".</param>
/// <param name="Count">At least 1: empty kinds are left out.</param>
public sealed record DeletionCount(string Kind, long Count);

/// <summary>Another dataset has the name, with the same letters in any case.</summary>
public sealed class DatasetNameTakenException(string name) : RefusalException(
    $"There already is a dataset named \"{name}\". Choose another name, or delete that one first.");

public sealed class UnknownDatasetException(string name) : RefusalException($"There is no dataset named \"{name}\".");
