using System.Numerics.Tensors;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.Tokenizers;
using MLlm3Rec.Connections;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Language.Embeddings;

/// <summary>A sentence transformer from a folder of this machine: word pieces, the network, the mean over real tokens, unit length.</summary>
/// <remarks>
/// vector = mean over tokens t with mask 1 of output[t], divided by its length. Texts of similar length are run together, padded to the longest of
/// their batch; padding is masked, so the batch a text falls into does not change its vector beyond rounding.
/// Source: Reimers &amp; Gurevych 2019, doi:10.18653/v1/D19-1410, mean pooling.
/// </remarks>
internal sealed class OnnxEmbedder : ITextEmbedder, IDisposable
{
    private const int BatchSize = 32;

    private readonly InferenceSession session;
    private readonly BertTokenizer tokenizer;
    private readonly RunOptions runs = new();
    private readonly int longest;

    private OnnxEmbedder(InferenceSession session, BertTokenizer tokenizer, string model, int longest)
    {
        (this.session, this.tokenizer, Model, this.longest) = (session, tokenizer, model, longest);
    }

    public string Model { get; }

    /// <exception cref="ConnectionFailedException">The folder lacks a file, or the model is not a sentence transformer.</exception>
    public static OnnxEmbedder Open(Connection connection)
    {
        var folder = OnnxFolder.Read(connection);
        try
        {
            var session = new InferenceSession(folder.ModelPath);
            var tokenizer = BertTokenizer.Create(folder.VocabularyPath, new BertOptions { LowerCaseBeforeTokenization = folder.LowerCase });
            return session.InputMetadata.ContainsKey("input_ids") && session.InputMetadata.ContainsKey("attention_mask")
                ? new OnnxEmbedder(session, tokenizer, folder.Name, folder.LongestTokens)
                : throw new ConnectionFailedException(
                    connection.Name, $"{folder.ModelPath} takes {string.Join(", ", session.InputMetadata.Keys)}, not input_ids and attention_mask.");
        }
        catch (OnnxRuntimeException unreadable)
        {
            throw new ConnectionFailedException(
                connection.Name, $"{folder.ModelPath} is no ONNX model that this machine can run ({unreadable.Message}).");
        }
    }

    public Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken) =>
        Task.Run(() => Embed(texts, cancellationToken), cancellationToken);

    public void Dispose()
    {
        session.Dispose();
        runs.Dispose();
    }

    private float[][] Embed(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var tokens = texts.Select(text => tokenizer.EncodeToIds(text, longest, out _, out _).ToArray()).ToArray();
        var vectors = new float[texts.Count][];
        foreach (var batch in Enumerable.Range(0, texts.Count).OrderBy(text => tokens[text].Length).Chunk(BatchSize))
        {
            cancellationToken.ThrowIfCancellationRequested();
            RunBatch(batch, tokens, vectors);
        }

        return vectors;
    }

    private void RunBatch(int[] batch, int[][] tokens, float[][] vectors)
    {
        var width = Math.Max(1, batch.Max(text => tokens[text].Length));
        var (ids, mask) = (new long[batch.Length * width], new long[batch.Length * width]);
        for (var row = 0; row < batch.Length; row++)
        {
            var own = tokens[batch[row]];
            for (var place = 0; place < own.Length; place++)
            {
                ids[row * width + place] = own[place];
                mask[row * width + place] = 1;
            }
        }

        long[] shape = [batch.Length, width];
        using var idsValue = OrtValue.CreateTensorValueFromMemory(ids, shape);
        using var maskValue = OrtValue.CreateTensorValueFromMemory(mask, shape);
        using var typesValue = OrtValue.CreateTensorValueFromMemory(new long[ids.Length], shape);
        var inputs = new Dictionary<string, OrtValue> { ["input_ids"] = idsValue, ["attention_mask"] = maskValue };
        if (session.InputMetadata.ContainsKey("token_type_ids"))
        {
            inputs["token_type_ids"] = typesValue;
        }

        using var outputs = session.Run(runs, inputs, [session.OutputNames[0]]);
        var states = outputs[0].GetTensorDataAsSpan<float>();
        var size = states.Length / (batch.Length * width);
        for (var row = 0; row < batch.Length; row++)
        {
            vectors[batch[row]] = Mean(states.Slice(row * width * size, width * size), tokens[batch[row]].Length, size);
        }
    }

    /// <summary>Real tokens come first, so the mask is a count.</summary>
    private static float[] Mean(ReadOnlySpan<float> states, int real, int size)
    {
        var vector = new float[size];
        for (var token = 0; token < real; token++)
        {
            TensorPrimitives.Add(vector, states.Slice(token * size, size), vector);
        }

        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }
}
