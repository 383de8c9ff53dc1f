using System.Numerics.Tensors;
using MLlm3Rec.Baselines.Factorization;
using MLlm3Rec.Baselines.Training;
using MLlm3Rec.Numerics;

namespace MLlm3Rec.Baselines.Graph;

/// <summary>Takes a person's hops over the history at hand.</summary>
internal sealed class LightGcnRecommender : FactorRecommender
{
    private readonly ChoiceGraph graph;
    private readonly FactorMatrix vectors;
    private readonly FactorMatrix heard;
    private readonly int layers;

    private LightGcnRecommender(KnownItems known, ChoiceGraph graph, FactorMatrix vectors, FactorMatrix final, FactorMatrix heard, int layers)
        : base("lightgcn", known, final)
    {
        this.graph = graph;
        this.vectors = vectors;
        this.heard = heard;
        this.layers = layers;
    }

    protected override IReadOnlyList<WeightArray> Weights => [new(LightGcnTrainer.WeightName, vectors.Values)];

    /// <param name="known">Items of the graph.</param>
    /// <param name="graph">Of train.</param>
    /// <param name="vectors">e⁽⁰⁾ of users, then items.</param>
    /// <param name="options">Layers and threads.</param>
    public static LightGcnRecommender Of(KnownItems known, ChoiceGraph graph, FactorMatrix vectors, LightGcnOptions options)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Threads };
        var zero = new float[vectors.Values.Length];
        float[] layer = [.. vectors.Values];
        float[] next = new float[layer.Length], sum = new float[layer.Length];

        // A user hears the items' layers 0 … K − 1; an item's own vector is the mean of its layers 0 … K.
        for (var hop = 0; hop < options.Layers; hop++)
        {
            TensorPrimitives.Add(sum, layer, sum);
            graph.Smooth(zero, layer, next, vectors.Width, parallel);
            (layer, next) = (next, layer);
        }

        var heard = new FactorMatrix(sum[(graph.Users * vectors.Width)..], vectors.Width);
        TensorPrimitives.Add(sum, layer, sum);
        TensorPrimitives.Divide(sum, options.Layers + 1, sum);
        var final = new FactorMatrix(sum[(graph.Users * vectors.Width)..], vectors.Width);
        return new LightGcnRecommender(known, graph, vectors, final, heard, options.Layers);
    }

    protected override void Represent(ReadOnlySpan<int> users, int[][] histories, Span<float> places)
    {
        for (var row = 0; row < users.Length; row++)
        {
            var (history, vector) = (histories[row], row * vectors.Width);
            var place = places.Slice(vector, vectors.Width);
            if (users[row] >= 0)
            {
                vectors.Row(users[row]).CopyTo(place);
            }

            var weights = Array.ConvertAll(history, item => 1 / MathF.Sqrt((float)history.Length * graph.Degree(graph.Users + item)));
            GatheredRows.Add(heard.Values, history, weights, place);
            TensorPrimitives.Divide(place, layers + 1, place);
        }
    }
}
