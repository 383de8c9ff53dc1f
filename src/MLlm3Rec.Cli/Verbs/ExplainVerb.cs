using System.CommandLine;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Counterfactuals;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>explain --dataset N --user U --item I [--why-not J] [--method mar] [--view next|heldout] [--motives told|built-in] [--without 3,5]
/// [--strength value=0.9]</summary>
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
        var without = new Option<string?>("--without")
        {
            Description = "What if these choices were missing: their numbers, from 1, with commas.",
            HelpName = "3,5",
        };
        var strengths = new Option<string[]>("--strength")
        {
            Description = "What if a motive were this strong; may be repeated.",
            HelpName = "value=0.9",
        };
        var command = new Command(
            "explain",
            "Why one item stands where it stands for one user, and what would change it.")
            {
                dataset,
                user,
                item,
                other,
                method,
                view,
                motives,
                without,
                strengths,
            };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            async (session, cancel) =>
            {
                var ranker = parsed.GetRequiredValue(method);
                await (
                    MethodCatalogue.NeedsEngine(ranker)
                        ? session.TrainedAsync(parsed.GetRequiredValue(dataset), cancel)
                        : session.EncodedAsync(parsed.GetRequiredValue(dataset), cancel));
                var fittedDataset = await session.Get<FittedDatasetCache>().GetAsync(parsed.GetRequiredValue(dataset), cancel);
                var request = RequestOf(
                    fittedDataset,
                    parsed.GetRequiredValue(user),
                    parsed.GetRequiredValue(item),
                    parsed.GetValue(view) == "heldout" ? HistoryView.HeldOut : HistoryView.Next);
                var supposed = WhatIfText.Parse(parsed.GetValue(without), parsed.GetValue(strengths) ?? [], request, fittedDataset.Engine.Vocabulary);
                var reading =
                    await fittedDataset.ReadingAsync(request.User, request.History, parsed.GetValue(motives) == CommonOptions.ByModel, cancel);
                var recommender = reading.Apply(await fittedDataset.RecommenderAsync(ranker, cancel));
                var explanation = fittedDataset.Engine.Explainer.Explain(recommender, request, cancel);
                var answer = new ExplainedAnswer(
                    explanation,
                    StoryTeller.Tell(explanation),
                    explanation.RankPosition.IsProposed ? new RemovalSearch(recommender, fittedDataset.Dataset, request).Find(cancel) : null)
                {
                    WhyNot = parsed.GetValue(other) is { } id
                        ? WhyNot.Of(
                            explanation,
                            fittedDataset.Engine.Explainer.Explain(recommender, request with { Item = ItemOf(fittedDataset.Dataset, id) }, cancel))
                        : null,
                    WhatIf = supposed.IsNothing ? null : Outcome.Of(supposed, recommender, fittedDataset.Dataset, request),
                };
                session.Terminal.Result(answer.Document(), () => answer.Write(session.Terminal));
            },
            token));
        return command;
    }

    private static ExplanationRequest RequestOf(FittedDataset fittedDataset, string user, string item, HistoryView view) =>
        fittedDataset.Dataset.TryFindUser(new UserId(user), out var index)
        ? ExplanationRequest.At(index, fittedDataset.HistoryMemory(index, view), ItemOf(fittedDataset.Dataset, item))
        : throw new UnknownUserException(user, fittedDataset.Dataset.Name);

    private static int ItemOf(Dataset dataset, string id) => dataset.TryFindItem(new ItemId(id), out var item)
        ? item
        : throw new UsageException($"\"{dataset.Name}\" has no item \"{id}\".");
}
