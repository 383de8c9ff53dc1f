using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using MLlm3Rec.Datasets;
using MLlm3Rec.Numerics.Sparse;
using MLlm3Rec.Recommenders;
using MLlm3Rec.Statistics;

namespace MLlm3Rec.Baselines.Text;

/// <summary>score(u, j) = Σ question(i, t) · document(j, t) over the distinct items i of the history and all terms t.</summary>
/// <param name="method">Its name.</param>
/// <param name="questions">[items × terms], what an item of the history asks for.</param>
/// <param name="documents">[items × terms], what an item answers with; the terms of a row ascend.</param>
internal sealed class TermRecommender(string method, SparseRows questions, SparseRows documents) : IStoredRecommender, ICandidateRecommender
{
    private readonly SparseRows byTerm = documents.Transpose();
    private readonly ConcurrentBag<(float[] Query, List<int> Terms)> spare = [];

    public string Method => method;

    public static TermRecommender Read(string method, Stream stream, int items)
    {
        var questions = SparseRowsStream.Read(stream, items, columns: null);
        var documents = SparseRowsStream.Read(stream, items, questions.ColumnCount);

        // What earlier versions kept has its terms in no order; twice transposed they ascend.
        return new TermRecommender(method, questions, documents.Transpose().Transpose());
    }

    public void Score(int user, ReadOnlySpan<Interaction> history, Span<float> scores)
    {
        scores.Clear();
        var (query, terms) = Ask(history);

        // By number of the term, as a document's own terms stand: sums then have the same bits in either way of adding.
        terms.Sort();
        foreach (var term in CollectionsMarshal.AsSpan(terms))
        {
            byTerm.AddRow(term, query[term], scores);
        }

        Return(query, terms);
    }

    public void ScoreAt(int user, ReadOnlySpan<Interaction> history, ReadOnlySpan<int> items, Span<float> scores)
    {
        var (query, terms) = Ask(history);
        for (var place = 0; place < items.Length; place++)
        {
            scores[place] = documents.DotRow(items[place], query);
        }

        Return(query, terms);
    }

    public void Save(Stream stream)
    {
        SparseRowsStream.Write(stream, questions);
        SparseRowsStream.Write(stream, documents);
    }

    private (float[] Query, List<int> Terms) Ask(ReadOnlySpan<Interaction> history)
    {
        var (query, terms) = spare.TryTake(out var taken) ? taken : (new float[questions.ColumnCount], []);
        for (var position = 0; position < history.Length; position++)
        {
            if (!ChoiceMatrix.Repeats(history, position))
            {
                Ask(history[position].Item, query, terms);
            }
        }

        return (query, terms);
    }

    private void Return(float[] query, List<int> terms)
    {
        foreach (var term in CollectionsMarshal.AsSpan(terms))
        {
            query[term] = 0;
        }

        terms.Clear();
        spare.Add((query, terms));
    }

    private void Ask(int item, float[] query, List<int> terms)
    {
        var columns = questions.ColumnsOf(item);
        var values = questions.ValuesOf(item);
        for (var entry = 0; entry < columns.Length; entry++)
        {
            if (query[columns[entry]] == 0)
            {
                terms.Add(columns[entry]);
            }

            query[columns[entry]] += values[entry];
        }
    }
}
