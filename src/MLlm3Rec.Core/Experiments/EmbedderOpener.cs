using MLlm3Rec.Connections;
using MLlm3Rec.Reading;

namespace MLlm3Rec.Experiments;

/// <summary>Opens the embedding model behind a connection, a server's or a folder's. Makes no call yet. What it opens may be disposable.</summary>
public delegate ITextEmbedder EmbedderOpener(OpenedConnection connection);
