namespace MLlm3Rec.Reading;

/// <summary>Turns texts into vectors of their meaning: an embedding server, or a model in a folder. Safe to call from many threads.</summary>
public interface ITextEmbedder
{
    /// <summary>For provenance.</summary>
    string Model { get; }

    /// <summary>One unit-length vector per text, in the texts' order, all of one length. A text too long for the model is cut at its end.</summary>
    Task<float[][]> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken);
}
