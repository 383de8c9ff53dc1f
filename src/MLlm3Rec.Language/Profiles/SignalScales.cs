using System.Runtime.CompilerServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Profiles;

namespace MLlm3Rec.Language.Profiles;

/// <summary>The scale of each dataset's signals, measured once per dataset and forgotten with it.</summary>
internal sealed class SignalScales
{
    private readonly ConditionalWeakTable<Dataset, SignalScale> known = [];

    public SignalScale Of(Dataset dataset) => known.GetValue(dataset, SignalScale.Of);
}
