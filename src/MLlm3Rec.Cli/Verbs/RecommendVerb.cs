using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>recommend --dataset N --user U [--method mar] [--top 10] [--motives told|built-in] [--explain]</summary>
internal static class RecommendVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var user = CommonOptions.User();
        var method = CommonOptions.OneOf("--method", MethodCatalogue.Mar, "What ranks.", [.. MethodCatalogue.Names]);
        var top = CommonOptions.AtLeast("--top", least: 1, value: 10, "Length of the list.");
        var explain = new Option<bool>("--explain") { Description = "Say why, in words and as the parts that each score is the sum of." };
        var view = CommonOptions.OneOf(
            "--view", "next", "next: from all choices. heldout: the last choice is hidden and marked where it is found.", "next", "heldout");
        var motives = CommonOptions.Motives();
        var command = new Command("recommend", "The best items for one user.") { dataset, user, method, top, explain, view, motives };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            async (session, cancel) =>
            {
                var fittedDataset = await OpenAsync(session, parsed.GetRequiredValue(dataset), parsed.GetRequiredValue(method), cancel);
                if (!fittedDataset.Dataset.TryFindUser(new UserId(parsed.GetRequiredValue(user)), out var index))
                {
                    throw new UnknownUserException(parsed.GetRequiredValue(user), fittedDataset.Dataset.Name);
                }

                var seen = parsed.GetValue(view) == "heldout" ? HistoryView.HeldOut : HistoryView.Next;
                var reading = await fittedDataset.ReadingAsync(
                    index, fittedDataset.HistoryMemory(index, seen), parsed.GetValue(motives) == CommonOptions.ByModel, cancel);
                var recommender = reading.Apply(await fittedDataset.RecommenderAsync(parsed.GetRequiredValue(method), cancel));
                var list = await fittedDataset.RankAsync(recommender, index, seen, parsed.GetValue(top), cancel);
                var stories = parsed.GetValue(explain)
                    ? list.Rows.ToDictionary(
                        row => row.Item,
                        row =>
                            StoryTeller.Tell(
                                fittedDataset.Engine.Explainer.Explain(
                                    recommender, new ExplanationRequest(index, fittedDataset.HistoryMemory(index, seen), row.Item), cancel))
                                .ToString())
                    : null;
                Write(session.Terminal, fittedDataset.Dataset, list, stories);
            },
            token));
        return command;
    }

    /// <summary>Learns what the method needs if nobody has yet.</summary>
    private static async Task<FittedDataset> OpenAsync(Session session, string dataset, string method, CancellationToken cancellationToken)
    {
        await (
            MethodCatalogue.NeedsEngine(method)
                ? session.TrainedAsync(dataset, cancellationToken)
                : session.EncodedAsync(dataset, cancellationToken));
        return await session.Get<FittedDatasetCache>().GetAsync(dataset, cancellationToken);
    }

    private static void Write(Terminal terminal, Dataset dataset, RankedList list, Dictionary<int, string>? stories)
    {
        var document = new
        {
            dataset = dataset.Name,
            user = dataset.Users[list.User],
            method = list.Method,
            view = list.View,
            hidden = list.Hidden < 0 ? (ItemId?)null : dataset.Items[list.Hidden].Id,
            rows = list.Rows.Select(row => new
            {
                rank = row.Rank,
                item = dataset.Items[row.Item].Id,
                title = dataset.Items[row.Item].DisplayTitle,
                score = row.Score,
                hit = row.Item == list.Hidden,
                story = stories?[row.Item],
                parts = stories is null ? null : row.Parts,
            }),
        };
        terminal.Result(document, () =>
        {
            string[] headings = ["#", "Item", "Title", "#Score", .. stories is null ? Array.Empty<string>() : ["Because"]];
            terminal.Table(headings, list.Rows.Select(row => Cells(dataset, list, row, stories)));
        });
    }

    private static string[] Cells(Dataset dataset, RankedList list, RankedRow row, Dictionary<int, string>? stories)
    {
        var item = dataset.Items[row.Item];
        var title = row.Item == list.Hidden ? $"{item.DisplayTitle} (hidden choice, found)" : item.DisplayTitle;
        string[] cells = [$"{row.Rank}", item.Id.Value, title, $"{row.Score:F4}"];
        if (stories is null)
        {
            return cells;
        }

        var groups = string.Join(" · ", PartGroup.Of(row.Parts).Select(group => $"{group.Name} {group.Contribution:+0.00;-0.00}"));
        return [.. cells, $"{stories[row.Item]}\n{groups}"];
    }
}
