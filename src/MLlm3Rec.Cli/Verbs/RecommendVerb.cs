using System.CommandLine;
using MLlm3Rec.Cli.Output;
using MLlm3Rec.Cli.Sessions;
using MLlm3Rec.Datasets;
using MLlm3Rec.Experiments;
using MLlm3Rec.Explanations;
using MLlm3Rec.Explanations.Sentences;
using MLlm3Rec.Profiles;
using MLlm3Rec.Ranking;
using MLlm3Rec.Ranking.Alignment;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Reports.Words;
using MLlm3Rec.Storage.Datasets;
using MLlm3Rec.Storage.Fitting;

namespace MLlm3Rec.Cli.Verbs;

/// <summary>recommend --dataset N (--user U | --likes "…" | --chose ID,ID) [--method mar] [--top 10] [--motives told|built-in] [--explain]</summary>
internal static class RecommendVerb
{
    public static Command Create()
    {
        var dataset = CommonOptions.Dataset();
        var user = CommonOptions.AnyUser();
        var likes = new Option<string?>("--likes")
        {
            Description = "What a person says, beside choices or in place of them: \"likes gifts for children, hates plastic\".",
            HelpName = "TEXT",
        };
        var chose = new Option<string?>("--chose")
        {
            Description = "What somebody outside the dataset has chosen, oldest first.",
            HelpName = "ID,ID",
        };
        var method = CommonOptions.OneOf("--method", MethodCatalogue.Mar, "What ranks.", [.. MethodCatalogue.Names]);
        var top = CommonOptions.AtLeast("--top", least: 1, value: 10, "Length of the list.");
        var explain = new Option<bool>("--explain") { Description = "Say why, in words and as the parts that each score is the sum of." };
        var view = CommonOptions.OneOf(
            "--view", "next", "next: from all choices. heldout: the last choice is hidden and marked where it is found.", "next", "heldout");
        var motives = CommonOptions.Motives();
        var command = new Command("recommend", "The best items for one user, or for somebody who says what they like.")
        {
            dataset, user, likes, chose, method, top, explain, view, motives,
        };
        command.SetAction((parsed, token) => Session.DoAsync(
            parsed,
            async (session, cancel) =>
            {
                var asked = new Asked(
                    parsed.GetValue(user), parsed.GetValue(likes), parsed.GetValue(chose), parsed.GetRequiredValue(method), parsed.GetValue(top),
                    parsed.GetValue(view) == "heldout" ? HistoryView.HeldOut : HistoryView.Next,
                    parsed.GetValue(motives) == CommonOptions.ByModel);
                asked.Check();
                var fittedDataset = await OpenAsync(session, parsed.GetRequiredValue(dataset), asked.Method, cancel);
                var (index, history) = PersonOf(fittedDataset, asked);
                var recommender = await fittedDataset.RecommenderAsync(asked.Method, cancel);
                if (index >= 0)
                {
                    recommender = (await fittedDataset.ReadingAsync(index, history, asked.UsesModelProfile, cancel)).Apply(recommender);
                }

                if (asked.Said is { } said)
                {
                    await session.Get<AddedClauses>().EmbedAsync(fittedDataset.Dataset.Name, fittedDataset.Engine.Reader, said.Texts, cancel);
                    recommender = ((AlignmentRecommender)recommender).Stated(said); // Asked.Check has looked.
                }

                var list = index < 0
                    ? await fittedDataset.RankForStrangerAsync(recommender, history, asked.Top, cancel)
                    : await fittedDataset.RankAsync(recommender, index, asked.View, asked.Top, cancel);
                var stories = parsed.GetValue(explain) ? Stories(fittedDataset, recommender, history, list, asked, cancel) : null;
                Write(session.Terminal, fittedDataset.Dataset, list, asked.Said, (recommender as AlignmentRecommender)?.StatedMotives ?? [], stories);
            },
            token));
        return command;
    }

    /// <summary>Why each item, in words; no words where something was said, for a story tells of choices alone.</summary>
    private static Dictionary<int, string?> Stories(
        FittedDataset fittedDataset, IRecommender recommender, ReadOnlyMemory<Interaction> history, RankedList list, Asked asked,
        CancellationToken cancellationToken) => list.Rows.ToDictionary(
            row => row.Item,
            row => asked.Said is not null ? null : StoryTeller.Tell(fittedDataset.Engine.Explainer.Explain(
                recommender, new ExplanationRequest(list.User, history, row.Item), cancellationToken)).ToString());

    /// <summary>Number of the person, −1 for a stranger, with the choices to rank by.</summary>
    private static (int User, ReadOnlyMemory<Interaction> History) PersonOf(FittedDataset fittedDataset, Asked asked)
    {
        var dataset = fittedDataset.Dataset;
        if (asked.User is not null)
        {
            return dataset.TryFindUser(new UserId(asked.User), out var index)
                ? (index, fittedDataset.HistoryMemory(index, asked.View))
                : throw new UnknownUserException(asked.User, dataset.Name);
        }

        var items = (asked.Chose ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(id => dataset.TryFindItem(new ItemId(id), out var item) ? item : throw new UsageException($"There is no item \"{id}\"."));
        return (-1, fittedDataset.ChoicesNow([.. items]));
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

    private static void Write(
        Terminal terminal, Dataset dataset, RankedList list, StatedPreference? said, IReadOnlyList<StatedMotive> motives,
        Dictionary<int, string?>? stories)
    {
        var document = new
        {
            dataset = dataset.Name,
            user = list.User < 0 ? (UserId?)null : dataset.Users[list.User],
            said,
            motives = said is null ? null : motives,
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
                motiveShare = KindShare.OfMotives(row.Parts),
            }),
            motiveShare = KindShare.OfMotives(list.Rows.SelectMany(row => row.Parts)),
        };
        terminal.Result(document, () =>
        {
            if (said is not null)
            {
                terminal.Line($"Wanted: {Words(said.Likes)}. Not wanted: {Words(said.Dislikes)}. Read as: {Words([.. motives.Select(InWords)])}.");
            }

            string[] headings = ["#", "Item", "Title", "#Score", .. stories is null ? Array.Empty<string>() : ["Because"]];
            terminal.Table(headings, list.Rows.Select(row => Cells(dataset, list, row, stories)));
            if (KindShareWords.Of(list.Shares, list.Rows.Count) is { } share)
            {
                terminal.Line($"{share} {KindShareWords.Rule}");
            }
        });
    }

    private static string Words(IReadOnlyList<string> pieces) => pieces.Count == 0 ? "nothing" : string.Join("; ", pieces);

    private static string InWords(StatedMotive motive) => $"{(motive.IsWanted ? "" : "no ")}{motive.Dimension} {motive.Strength:F2}";

    private static string[] Cells(Dataset dataset, RankedList list, RankedRow row, Dictionary<int, string?>? stories)
    {
        var item = dataset.Items[row.Item];
        var title = row.Item == list.Hidden ? $"{item.DisplayTitle} (hidden choice, found)" : item.DisplayTitle;
        string[] cells = [$"{row.Rank}", item.Id.Value, title, $"{row.Score:F4}"];
        if (stories is null)
        {
            return cells;
        }

        var groups = string.Join(" · ", PartGroup.Of(row.Parts).Select(group => $"{group.Name} {group.Contribution:+0.00;-0.00}"));
        return [.. cells, stories[row.Item] is { } story ? $"{story}\n{groups}" : groups];
    }

    /// <summary>What the command line asks for.</summary>
    private sealed record Asked(string? User, string? Likes, string? Chose, string Method, int Top, HistoryView View, bool UsesModelProfile)
    {
        public StatedPreference? Said { get; } = Likes is null ? null : StatedPreference.Parse(Likes);

        /// <exception cref="UsageException">The options do not go together.</exception>
        public void Check()
        {
            var wrong = this switch
            {
                { User: null, Likes: null, Chose: null } =>
                    "Say for whom: --user ID, or somebody outside the dataset by --likes TEXT or --chose ID,ID.",
                { User: not null, Chose: not null } => "--chose is for somebody outside the dataset; --user has choices already.",
                { User: null, View: HistoryView.HeldOut } => "--view heldout goes with --user: nothing of a stranger is hidden.",
                { Said.IsEmpty: true } => "--likes says nothing that could be liked or disliked.",
                { Said: not null, Method: not MethodCatalogue.Mar } => $"--likes goes with --method {MethodCatalogue.Mar}: no other method reads it.",
                _ => null,
            };
            if (wrong is not null)
            {
                throw new UsageException(wrong);
            }
        }
    }
}
