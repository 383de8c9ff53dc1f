using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Runs;

namespace MLlm3Rec.Storage.Models;

/// <summary>What fitting a method reads and writes.</summary>
public sealed record FitStores(DatasetStore Datasets, RunStore Runs, FittedDatasetCache FittedDatasets, FittedModelStore Models, StorageOptions Options);
