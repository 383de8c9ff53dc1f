using System.Diagnostics;
using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Metrics;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Experiments;

/// <summary>One method's figures on both protocols, and what they cost.</summary>
/// <param name="Method">Its name.</param>
/// <param name="Full">Metric → mean over users, whole catalogue.</param>
/// <param name="Sampled">The same among frozen negatives.</param>
/// <param name="FitSeconds">Wall time of fitting.</param>
/// <param name="FitCpuSeconds">Processor time of fitting, all threads of the process.</param>
/// <param name="AskSeconds">Wall time of scoring and ranking for both protocols together.</param>
/// <param name="PeakMegabytes">The most memory the process held while fitting and asking, looked at every 20 ms.</param>
public sealed record MethodTrial(
    string Method,
    IReadOnlyDictionary<string, double> Full,
    IReadOnlyDictionary<string, double> Sampled,
    double FitSeconds,
    double FitCpuSeconds,
    double AskSeconds,
    long PeakMegabytes)
{
    /// <summary>Fits the method anew and asks it everything.</summary>
    /// <param name="algorithm">The method with its options.</param>
    /// <param name="questions">With candidates, so that both protocols are asked.</param>
    /// <param name="threads">For asking.</param>
    /// <param name="cancellationToken">Stops fitting and asking.</param>
    public static async Task<MethodTrial> RunAsync(IAlgorithm algorithm, EvaluationCases questions, int threads, CancellationToken cancellationToken)
    {
        GC.Collect();
        using var memory = new PeakMemory();
        var (started, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var fitted = await algorithm.FitAsync(questions.Split.Train, questions.Split.Validation, cancellationToken);
        var (seconds, cpuSeconds) = (Stopwatch.GetElapsedTime(started).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        var ranks = await Task.Run(() => Evaluator.Ask(fitted, questions, threads, cancellationToken), cancellationToken);
        return new MethodTrial(
            algorithm.Method, Means(ranks.Full), Means(ranks.Sampled), Math.Round(seconds, 3), Math.Round(cpuSeconds, 3),
            Math.Round(ranks.Seconds, 3), memory.Megabytes);
    }

    private static Dictionary<string, double> Means(TargetRank[] ranks) => MetricTable.Standard.ToDictionary(
        metric => metric.Name,
        metric => ranks.Length == 0 ? double.NaN : ranks.Average(metric.Measure));
}
