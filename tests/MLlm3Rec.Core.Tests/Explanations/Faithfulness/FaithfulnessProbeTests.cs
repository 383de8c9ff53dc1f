namespace MLlm3Rec.Explanations.Faithfulness;

[Collection(nameof(ExplainedSample))]
public sealed class FaithfulnessProbeTests(ExplainedSample sample)
{
    [Fact]
    public void Measure_SampleUsers_NamedChoicesCarryThreeTimesMore()
    {
        var report = Report(new FaithfulnessOptions());

        Assert.True(report.Comprehensiveness.Low >= 3, $"{report.Comprehensiveness}");
        Assert.True(report.Sufficiency.High < 0.5, $"{report.Sufficiency}");
        Assert.True(report.Traits!.Low > 1, $"{report.Traits}");
    }

    [Fact]
    public void Measure_SameSeed_SameReport() => Assert.Equal(Report(new FaithfulnessOptions()), Report(new FaithfulnessOptions()));

    [Fact]
    public void Measure_ShortHistory_IsLeftOut()
    {
        var probe = new FaithfulnessProbe(sample.Engine.Explainer, sample.Mar, sample.Dataset, new FaithfulnessOptions());

        Assert.Null(probe.Measure(0, sample.Dataset.HistoryMemory(0)[..2], TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Ratio_ConstantPairs_HasNoSpread() => Assert.Equal(new Ratio(3, 3, 3), Ratio.Of([(6, 2), (6, 2), (6, 2)], seed: 1));

    private FaithfulnessReport Report(FaithfulnessOptions options)
    {
        var probe = new FaithfulnessProbe(sample.Engine.Explainer, sample.Mar, sample.Dataset, options);
        var cases = Enumerable.Range(0, 100)
            .Select(user => probe.Measure(user, sample.Engine.Split.TestHistoryMemory(user), TestContext.Current.CancellationToken))
            .OfType<FaithfulnessCase>()
            .ToList();
        return FaithfulnessReport.Of("mar", "built-in", cases, options.Seed);
    }
}
