using MLlm3Rec.Connections;
using MLlm3Rec.Experiments;
using MLlm3Rec.Reading;
using MLlm3Rec.Storage.Connections;

namespace MLlm3Rec.Storage.Fitting;

/// <summary>Opens embedding models by the names of their connections.</summary>
public sealed class Embedders(ConnectionStore connections, EmbedderOpener embedders, BundledEmbedder bundled)
{
    /// <summary>The name of the sentence transformer that comes with the program.</summary>
    public const string Bundled = "encoder";

    /// <summary>The name of none: texts are read by cue words alone.</summary>
    public const string Cues = "cues";

    /// <summary>What a dataset is read with.</summary>
    /// <param name="asked">A name; null for the sentence transformer that comes with the program, where it is there.</param>
    /// <param name="cancellationToken">Ends opening.</param>
    /// <returns>Null where texts are read by cues.</returns>
    /// <exception cref="UnknownConnectionException">There is none of that name.</exception>
    /// <exception cref="KeyMissingException">Its key cannot be had.</exception>
    /// <exception cref="NotReadyException">The connection does not embed, or no sentence transformer came along and it was asked for.</exception>
    internal async Task<OpenedEmbedder?> ForReadingAsync(string? asked, CancellationToken cancellationToken) => asked switch
    {
        Cues => null,
        null => OpenBundled(),
        _ => await OpenAsync(asked, cancellationToken),
    };

    /// <exception cref="UnknownConnectionException">There is none of that name.</exception>
    /// <exception cref="KeyMissingException">Its key cannot be had.</exception>
    /// <exception cref="NotReadyException">The connection does not embed.</exception>
    internal async Task<OpenedEmbedder> OpenAsync(string name, CancellationToken cancellationToken)
    {
        if (name == Bundled)
        {
            return OpenBundled()
                ?? throw new NotReadyException("No sentence encoder lies beside this program: its folder \"encoder\" is missing.");
        }

        var opened = await connections.OpenAsync(name, cancellationToken);
        return opened.Connection.CanEmbed
            ? new OpenedEmbedder(opened.Name, embedders(opened))
            : throw new NotReadyException($"\"{opened.Name}\" does not embed: name a connection with an embedding model.");
    }

    private OpenedEmbedder? OpenBundled() => bundled() is { } texts ? new OpenedEmbedder(Bundled, texts) : null;
}

/// <summary>An embedding model in use.</summary>
internal sealed class OpenedEmbedder(string name, ITextEmbedder texts) : IDisposable
{
    public string Name => name;

    public string Model => texts.Model;

    public ITextEmbedder Texts => texts;

    public void Dispose() => (texts as IDisposable)?.Dispose();
}
