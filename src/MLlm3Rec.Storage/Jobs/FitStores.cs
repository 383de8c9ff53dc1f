using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Models;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>What fitting a method reads and writes.</summary>
public sealed record FitStores(DatasetStore Datasets, RunStore Runs, FittedDatasetCache FittedDatasets, FittedMethods Methods, FittedModelStore Models, StorageOptions Options);
