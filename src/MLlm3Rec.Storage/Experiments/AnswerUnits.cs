using MLlm3Rec.Evaluation;
using MLlm3Rec.Evaluation.Lists;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Storage.Schema;

namespace MLlm3Rec.Storage.Experiments;

/// <summary>Where the answers of a run lie: a unit per method and block of users, its lists beside it.</summary>
internal static class AnswerUnits
{
    private const string Lists = " lists";

    /// <param name="method">Name of the method.</param>
    /// <param name="block">Name of a block of users, e.g. "users 0-999".</param>
    public static string Name(string method, string block) => $"{method} {block}";

    public static void Write(StorageContext context, int runId, string unit, UserRanks ranks)
    {
        RunUnits.Keep(context, runId, unit, AnswersBlob.WriteRanks(ranks));
        RunUnits.Keep(context, runId, unit + Lists, AnswersBlob.WriteLists(ranks.Lists));
    }

    /// <summary>With its lists; null where the unit is not done.</summary>
    public static UserRanks? Read(StorageContext context, int runId, string method, string unit) =>
        RunUnits.Find(context, runId, unit) is { } ranks && RunUnits.Find(context, runId, unit + Lists) is { } lists
            ? AnswersBlob.ReadRanks(method, ranks) with { Lists = AnswersBlob.ReadLists(lists) }
            : null;

    /// <summary>All blocks of a method in the order of their users, without lists; null where there are none.</summary>
    public static UserRanks? Ranks(StorageContext context, int runId, string method)
    {
        var blocks = Rows(context, runId, method)
            .Select(row => AnswersBlob.ReadRanks(method, row.Content)).OrderBy(block => block.Users[0]).ToList();
        return blocks.Count == 0 ? null : UserRanks.Join(blocks);
    }

    /// <summary>The same with lists.</summary>
    public static UserRanks? Answers(StorageContext context, int runId, string method)
    {
        var rows = Rows(context, runId, method, withLists: true).ToDictionary(row => row.Unit, row => row.Content);
        var blocks = rows.Where(row => rows.ContainsKey(row.Key + Lists))
            .Select(row => AnswersBlob.ReadRanks(method, row.Value) with { Lists = AnswersBlob.ReadLists(rows[row.Key + Lists]) })
            .OrderBy(block => block.Users[0]).ToList();
        return blocks.Count == 0 ? null : UserRanks.Join(blocks);
    }

    /// <summary>One user's list; null where none was kept.</summary>
    public static TopList? ListOf(StorageContext context, int runId, string method, int user)
    {
        foreach (var (unit, content) in Rows(context, runId, method))
        {
            var place = Array.BinarySearch(AnswersBlob.ReadRanks(method, content).Users, user);
            if (place >= 0)
            {
                return RunUnits.Find(context, runId, unit + Lists) is { } packed && AnswersBlob.ReadLists(packed) is { Length: > 0 } lists
                    ? lists[place]
                    : null;
            }
        }

        return null;
    }

    private static List<(string Unit, byte[] Content)> Rows(StorageContext context, int runId, string method, bool withLists = false)
    {
        // Names first: contents are a hundred times as large.
        string[] blocks =
        [
            .. RunUnits.Of(context, runId).Where(row => row.Content != null).Select(row => row.Unit).AsEnumerable()
                .Where(unit =>
                    unit.StartsWith(method + " users ", StringComparison.Ordinal) && (withLists || !unit.EndsWith(Lists, StringComparison.Ordinal))),
        ];
        // Just looked.
        return [.. RunUnits.Of(context, runId).Where(row => blocks.Contains(row.Unit)).AsEnumerable().Select(row => (row.Unit, row.Content!))];
    }
}
