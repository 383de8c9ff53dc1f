using MLlm3Rec.Experiments;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Web.Runs;

/// <summary>The sample that comes with the program, as runs that bring it in and make it ready.</summary>
internal static class BundledSample
{
    public const string Dataset = "sample";

    /// <summary>In order; empty where the program has come without it.</summary>
    public static IReadOnlyList<RunRequest> Steps() => DataDirectory.FindSample() is { } folder
        ? [new ImportRequest { Dataset = Dataset, Paths = [folder], Synthetic = true }, .. Readiness.All(Dataset)]
        : [];
}
