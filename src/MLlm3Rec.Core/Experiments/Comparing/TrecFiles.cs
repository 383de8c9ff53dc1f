using System.Globalization;
using MLlm3Rec.Datasets;
using MLlm3Rec.Evaluation.Lists;

namespace MLlm3Rec.Experiments.Comparing;

/// <summary>Lists and truth in the form that retrieval tools read, so that anybody can count again.</summary>
/// <remarks>
/// Run: <c>user Q0 item place score method</c>; qrels: <c>user 0 item 1</c>; what an id may not hold there is percent-encoded, so that two ids
/// never become one. Equal scores mean equal places: a tool that breaks them by name will differ from ours, which counts a tie half. A hidden item
/// whose rank lies below the kept depth is not in the run.
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

    public static void WriteTruth(TextWriter writer, Dataset dataset, IReadOnlyList<int> users, IReadOnlyList<int> hidden)
    {
        foreach (var (user, item) in users.Zip(hidden))
        {
            writer.Write($"{PercentEncoding.Encode(dataset.Users[user].Value)} 0 {PercentEncoding.Encode(dataset.Items[item].Id.Value)} 1\n");
        }
    }
}
