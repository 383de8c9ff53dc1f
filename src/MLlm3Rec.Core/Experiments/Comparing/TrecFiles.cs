using System.Globalization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Recommenders;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>Lists and truth in the form that retrieval tools read, so that anybody can count again.</summary>
/// <remarks>
/// Run: <c>user Q0 item place score method</c>; qrels: <c>user 0 item 1</c>; what an id may not hold there is percent-encoded, so that two ids
/// never become one. Equal scores mean equal places: a tool that breaks them by name will differ from ours, which takes the mean over their orders.
/// A hidden item whose places lie below the kept depth, or are too many to list, is not in the run; the latter's stand in a file of equals:
/// <c>user first last</c>.
/// Source of the form: TREC, trec_eval 9.
/// </remarks>
public static class TrecFiles
{
    public static void WriteRun(TextWriter writer, Dataset dataset, IReadOnlyList<int> users, IReadOnlyList<TopList> lists, string method)
    {
        foreach (var (user, list) in users.Zip(lists))
        {
            var id = PercentEncoding.Encode(dataset.Users[user].Value);
            for (var place = 0; place < list.Items.Length; place++)
            {
                var score = list.Scores[place].ToString("R", CultureInfo.InvariantCulture);
                writer.Write($"{id} Q0 {PercentEncoding.Encode(dataset.Items[list.Items[place]].Id.Value)} {place + 1} {score} {method}\n");
            }
        }
    }

    /// <param name="writer">Of the file of equals.</param>
    /// <param name="dataset">Names the users.</param>
    /// <param name="places">Places of hidden items that no list holds though they begin inside it.</param>
    public static void WriteEquals(TextWriter writer, Dataset dataset, IEnumerable<(int User, TargetRank Rank)> places)
    {
        foreach (var (user, rank) in places)
        {
            writer.Write($"{PercentEncoding.Encode(dataset.Users[user].Value)} {rank.First} {rank.Last}\n");
        }
    }

    public static void WriteTruth(TextWriter writer, Dataset dataset, IReadOnlyList<int> users, IReadOnlyList<int> hidden)
    {
        foreach (var (user, item) in users.Zip(hidden))
        {
            writer.Write($"{PercentEncoding.Encode(dataset.Users[user].Value)} 0 {PercentEncoding.Encode(dataset.Items[item].Id.Value)} 1\n");
        }
    }
}
