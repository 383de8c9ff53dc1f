using System.CommandLine;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Models;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>explain --dataset N --user U --item I [--why-not J] [--method mar] [--view next|heldout] [--motives told|built-in] [--without 3,5] [--strength value=0.9]</summary>
internal static class ExplainVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var user = CommonOptions.User();
        var item = new Option<string>("--item") { Description = "The item's id.", HelpName = "ID", Required = true };
        var other = new Option<string?>("--why-not") { Description = "Another item's id: why does it stand above or below?", HelpName = "ID" };
        var method = CommonOptions.OneOf("--method", MethodCatalogue.Mar, "What ranks.", [.. MethodCatalogue.Names]);
        var view = CommonOptions.OneOf("--view", "next", "next: from all choices. heldout: the last choice is hidden.", "next", "heldout");
        var motives = CommonOptions.Motives();
        var without = new Option<string?>("--without") { Description = "What if these choices were missing: their numbers, from 1, with commas.", HelpName = "3,5" };
        var strengths = new Option<string[]>("--strength") { Description = "What if a motive were this strong; may be repeated.", HelpName = "value=0.9" };
        var command = new Command("explain", "Why one item stands where it stands for one user, and what would change it.") { dataset, user, item, other, method, view, motives, without, strengths };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            async (session, cancel) =>
            {
                var ranker = parsed.GetRequiredValue(method);
                await (MethodCatalogue.NeedsEngine(ranker) ? session.TrainedAsync(parsed.GetRequiredValue(dataset), cancel) : session.EncodedAsync(parsed.GetRequiredValue(dataset), cancel));
                var bench = await session.Get<BenchCache>().GetAsync(parsed.GetRequiredValue(dataset), cancel);
                var question = QuestionOf(bench, parsed.GetRequiredValue(user), parsed.GetRequiredValue(item), parsed.GetValue(view) == "heldout" ? HistoryView.HeldOut : HistoryView.Next);
                var supposed = SuppositionText.Parse(parsed.GetValue(without), parsed.GetValue(strengths) ?? [], question, bench.Engine.Vocabulary);
                var reading = await bench.ReadingAsync(question.User, question.History, parsed.GetValue(motives) == CommonOptions.Told, cancel);
                var recommender = reading.Apply(await bench.RecommenderAsync(ranker, cancel));
                var explanation = bench.Engine.Explainer.Explain(recommender, question, cancel);
                var answer = new ExplainedAnswer(explanation, StoryTeller.Tell(explanation), explanation.Standing.IsProposed ? new RemovalSearch(recommender, bench.Dataset, question).Find(cancel) : null)
                {
                    WhyNot = parsed.GetValue(other) is { } id ? WhyNot.Of(explanation, bench.Engine.Explainer.Explain(recommender, question with { Item = ItemOf(bench.Dataset, id) }, cancel)) : null,
                    WhatIf = supposed.IsNothing ? null : Outcome.Of(supposed, recommender, bench.Dataset, question),
                };
                session.Terminal.Result(answer.Document(), () => answer.Write(session.Terminal));
            },
            token));
        return command;
    }

    private static Question QuestionOf(Bench bench, string user, string item, HistoryView view) => bench.Dataset.TryFindUser(new UserId(user), out var index)
        ? Question.At(index, bench.HistoryMemory(index, view), ItemOf(bench.Dataset, item))
        : throw new UnknownUserException(user, bench.Dataset.Name);

    private static int ItemOf(Dataset dataset, string id) => dataset.TryFindItem(new ItemId(id), out var item)
        ? item
        : throw new UsageException($"\"{dataset.Name}\" has no item \"{id}\".");
}
