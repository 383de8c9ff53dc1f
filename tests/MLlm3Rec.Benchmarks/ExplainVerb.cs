using System.Diagnostics;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Explanations.Faithfulness;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Reading;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Splitting;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Benchmarks;

/// <summary>Faithfulness with its interval, and the milliseconds that explanations, what-ifs and removal sets take. Shows some people's
/// stories.</summary>
internal static class ExplainVerb
{
    private const int Timed = 50;
    private const int Long = 200;

    public static async Task RunAsync(string folder, int people, int stories, CancellationToken cancellationToken)
    {
        var engine = BuiltInEngine.Fit(
            await SourceFolder.ReadAsync(folder, cancellationToken), DefaultVocabulary.Instance, new ReadingOptions(), cancellationToken);
        var mar = (AlignmentRecommender)await MethodCatalogue.Alignment(engine, Methods.Seed)
            .FitAsync(engine.Split.Train, engine.Split.Validation, cancellationToken);
        int[] users = UserSample.Draw(engine.Dataset.Users.Count, Math.Max(people, Timed), Methods.Seed);
        Stories(engine, mar, users, stories, cancellationToken);
        Times(engine, mar, users, cancellationToken);
        foreach (var method in people > 0 ? (string[])[MethodCatalogue.Mar, "item-knn"] : [])
        {
            var recommender = method == MethodCatalogue.Mar
                ? mar
                : await MethodCatalogue.Create(method, engine, Methods.Seed).FitAsync(engine.Split.Train, engine.Split.Validation, cancellationToken);
            Faithfulness(engine, recommender, users, cancellationToken);
        }
    }

    private static void Faithfulness(BuiltInEngine engine, IRecommender recommender, int[] users, CancellationToken cancellationToken)
    {
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var options = new FaithfulnessOptions { Seed = Methods.Seed };
        var probe = new FaithfulnessProbe(engine.Explainer, recommender, engine.Dataset, options);
        var cases = users.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(user => probe.Measure(user, engine.Split.TestHistoryMemory(user), cancellationToken)).OfType<FaithfulnessCase>().ToList();
        var report = FaithfulnessReport.Of(recommender.Method, engine.Extractor.Provenance.Model, cases, options.Seed);
        Console.WriteLine(
            $"{report.Method}: {report.People} people, comprehensiveness {report.Comprehensiveness}, sufficiency {report.Sufficiency}, motives "
                + $"{report.Traits}, drops {report.Drops}, cpu {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds:F1} s");
    }

    private static void Times(BuiltInEngine engine, AlignmentRecommender mar, int[] users, CancellationToken cancellationToken)
    {
        ExplanationRequest[] questions = [.. users.Take(Timed).Select(user => QuestionOf(engine, mar, user))];
        Time("waterfall", questions, question => engine.Explainer.Explain(mar, question, cancellationToken));
        Time("what if a choice were missing", questions, question => Outcome.Of(new WhatIf { Removed = [0] }, mar, engine.Dataset, question));
        Time(
            "what if a motive were strong",
            questions,
            question => Outcome.Of(new WhatIf { Strengths = new Dictionary<string, double> { ["value"] = 1 } }, mar, engine.Dataset, question));
        Time(
            "what if the text were another",
            questions,
            question =>
                Outcome.Of(
                    new WhatIf { Text = engine.Dataset.Items[question.Item] with { Title = "Organic cruelty free shampoo" } },
                    mar,
                    engine.Dataset,
                    question));
        Time("smallest removal set", questions, question => new RemovalSearch(mar, engine.Dataset, question).Find(cancellationToken));
        ExplanationRequest[] longest = [.. Enumerable.Range(0, engine.Dataset.Users.Count)
            .OrderByDescending(user => engine.Dataset.History(user).Length)
            .Take(5)
            .Select(user => QuestionOf(engine, mar, user))];
        Time(
            $"the same, {string.Join('/', longest.Select(question => question.History.Length))} choices",
            longest,
            question => new RemovalSearch(mar, engine.Dataset, question).Find(cancellationToken));
    }

    private static ExplanationRequest QuestionOf(BuiltInEngine engine, AlignmentRecommender mar, int user)
    {
        var history = engine.Split.TestHistoryMemory(user);
        history = history[Math.Max(0, history.Length - Long)..];
        return new ExplanationRequest(user, history, TopN.Rank(mar, engine.Dataset.Items.Count, user, history.Span, 1)[0].Item);
    }

    private static void Time(string what, ExplanationRequest[] questions, Action<ExplanationRequest> work)
    {
        work(questions[0]);
        var times = questions.Select(question =>
        {
            var started = Stopwatch.GetTimestamp();
            work(question);
            return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }).Order().ToArray();
        Console.WriteLine($"{what,-40} median {times[times.Length / 2],8:F0} ms, longest {times[^1],8:F0} ms");
    }

    private static void Stories(BuiltInEngine engine, AlignmentRecommender mar, int[] users, int count, CancellationToken cancellationToken)
    {
        foreach (var user in users.Where(user => engine.Split.TestHistory(user).Length > 2).Take(count))
        {
            var explanation = engine.Explainer.Explain(mar, QuestionOf(engine, mar, user), cancellationToken);
            Console.WriteLine($"{engine.Dataset.Users[user]} → {explanation.Item.DisplayTitle}\n  {StoryTeller.Tell(explanation)}");
        }
    }
}
