using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Models;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>recommend --dataset N --user U [--method mar] [--top 10] [--explain]</summary>
internal static class RecommendVerb
{
    private const int PartsShown = 4;

    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var user = CommonOptions.User();
        var method = CommonOptions.OneOf("--method", MethodCatalogue.Mar, "What ranks.", [.. MethodCatalogue.Names]);
        var top = CommonOptions.AtLeast("--top", least: 1, value: 10, "Length of the list.");
        var explain = new Option<bool>("--explain") { Description = "Show the parts that each score is the sum of." };
        var view = CommonOptions.OneOf("--view", "next", "next: from all choices. heldout: the last choice is hidden and marked where it is found.", "next", "heldout");
        var command = new Command("recommend", "The best items for one user.") { dataset, user, method, top, explain, view };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            async (session, cancel) =>
            {
                var bench = await OpenAsync(session, parsed.GetRequiredValue(dataset), parsed.GetRequiredValue(method), cancel);
                if (!bench.Dataset.TryFindUser(new UserId(parsed.GetRequiredValue(user)), out var index))
                {
                    throw new UnknownUserException(parsed.GetRequiredValue(user), bench.Dataset.Name);
                }

                var seen = parsed.GetValue(view) == "heldout" ? HistoryView.HeldOut : HistoryView.Next;
                var list = await bench.RankAsync(parsed.GetRequiredValue(method), index, seen, parsed.GetValue(top), cancel);
                Write(session.Terminal, bench.Dataset, list, parsed.GetValue(explain));
            },
            token));
        return command;
    }

    /// <summary>Learns what the method needs if nobody has yet.</summary>
    private static async Task<Bench> OpenAsync(Session session, string dataset, string method, CancellationToken cancellationToken)
    {
        await (MethodCatalogue.NeedsEngine(method) ? session.TrainedAsync(dataset, cancellationToken) : session.EncodedAsync(dataset, cancellationToken));
        return await session.Get<BenchCache>().GetAsync(dataset, cancellationToken);
    }

    private static void Write(Terminal terminal, Dataset dataset, RankedList list, bool explain)
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
                parts = explain ? row.Parts : null,
            }),
        };
        terminal.Result(document, () =>
        {
            string[] headings = ["#", "Item", "Title", "#Score", .. explain ? ["Because"] : Array.Empty<string>()];
            terminal.Table(headings, list.Rows.Select(row => Cells(dataset, list, row, explain)));
        });
    }

    private static string[] Cells(Dataset dataset, RankedList list, RankedRow row, bool explain)
    {
        var item = dataset.Items[row.Item];
        var title = row.Item == list.Hidden ? $"{item.DisplayTitle} (hidden choice, found)" : item.DisplayTitle;
        var because = string.Join("\n", row.Parts.Take(PartsShown).Select(part => $"{part.Contribution:+0.000;-0.000} {part.Name}"));
        string[] cells = [$"{row.Rank}", item.Id.Value, title, $"{row.Score:F4}"];
        return explain ? [.. cells, because] : cells;
    }
}
