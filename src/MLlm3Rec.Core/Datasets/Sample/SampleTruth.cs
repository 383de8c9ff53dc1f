using System.Text.Json;

namespace MLlm3Rec.Datasets.Sample;

/// <summary>A motive that was planted in an invented person.</summary>
/// <param name="Dimension">Key of the dimension.</param>
/// <param name="Strength">In (0, 1].</param>
/// <param name="Horizon">"lasting", or "recent" for one that begins in the last part of the history.</param>
public sealed record PlantedMotive(string Dimension, double Strength, string Horizon);

/// <summary>Why an invented person chooses: what an extraction can be scored against. One line of truth.jsonl.</summary>
/// <param name="User">The person's id.</param>
/// <param name="Motives">Strongest first.</param>
/// <param name="Avoids">Keys of the dimensions the person turns away from.</param>
public sealed record SampleTruth(string User, IReadOnlyList<PlantedMotive> Motives, IReadOnlyList<string> Avoids)
{
    public const string FileName = "truth.jsonl";

    public static async Task<IReadOnlyList<SampleTruth>> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var truths = new List<SampleTruth>();
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            truths.Add(JsonSerializer.Deserialize<SampleTruth>(line, JsonSerializerOptions.Web)!);
        }

        return truths;
    }
}

/// <summary>One item of the invented shop, with what was planted in it.</summary>
/// <param name="Text">What the shop shows.</param>
/// <param name="Product">Number of its product.</param>
/// <param name="Traits">Per dimension what it offers, in [0, 1].</param>
/// <param name="Appeal">How often it is looked at, whatever it offers.</param>
internal sealed record SampleItem(Item Text, int Product, double[] Traits, double Appeal);
