using MLlm3Rec.Ranking.Alignment;

namespace MLlm3Rec.Benchmarks;

/// <summary>What the alignment score learned, strongest difference between chosen and other items first.</summary>
internal static class WeightsTable
{
    public static void Write(AlignmentRecommender fitted)
    {
        Console.WriteLine("part                                       kind          weight  on targets  on others");
        foreach (var part in fitted.Parts.OrderByDescending(part => part.MeanOnTargets - part.MeanOnOthers))
        {
            Console.WriteLine($"{part.Name,-42} {part.Kind,-12} {part.Weight,7:F3} {part.MeanOnTargets,11:F3} {part.MeanOnOthers,10:F3}");
        }
    }
}
