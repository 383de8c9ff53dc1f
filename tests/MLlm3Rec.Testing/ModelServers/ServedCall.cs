using System.Text;

namespace MLlm3Rec.Testing.ModelServers;

/// <summary>One request as it arrived, and what was done with it.</summary>
/// <param name="Number">From 1, in order of arrival.</param>
/// <param name="Path">E.g. "/v1/chat/completions".</param>
/// <param name="Body">The exact bytes.</param>
/// <param name="Authorization">The header, empty where there was none.</param>
public sealed record ServedCall(int Number, string Path, byte[] Body, string Authorization)
{
    /// <summary>What was answered: "200", "429", "cut" …</summary>
    public string Deed { get; set; } = "";

    public string Text => Encoding.UTF8.GetString(Body);

    public ChatRequest Chat => ChatRequest.Parse(Body);
}
