using System.Runtime.CompilerServices;
using MLlm3Rec.Experiments;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Web.Navigation;

namespace MLlm3Rec.Web.Ranking;

/// <summary>What it costs to let motives weigh more, measured once per fitted dataset and kept as long as that lives; one at a time.</summary>
public sealed class MotivePrices : IDisposable
{
    private readonly ConditionalWeakTable<FittedDataset, MotivePrice> measured = [];
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>What was measured; null where nobody has asked yet.</summary>
    public MotivePrice? Find(FittedDataset fittedDataset) => measured.TryGetValue(fittedDataset, out var price) ? price : null;

    /// <summary>What was measured, or is measured now, on a pool thread.</summary>
    /// <param name="fittedDataset">On whose hidden choices.</param>
    /// <param name="cancellationToken">Ends waiting and measuring; nothing is kept then.</param>
    public async Task<MotivePrice> MeasureAsync(FittedDataset fittedDataset, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            if (Find(fittedDataset) is { } known)
            {
                return known;
            }

            var learned = (AlignmentRecommender)await fittedDataset.RecommenderAsync(RankingView.Ours, cancellationToken);
            var price = await Task.Run(
                () => MotivePrice.Measure(
                    learned, fittedDataset.Engine.Split, MotivePrice.MostPeople, fittedDataset.Seed, cancellationToken),
                cancellationToken);
            measured.AddOrUpdate(fittedDataset, price);
            return price;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();
}
