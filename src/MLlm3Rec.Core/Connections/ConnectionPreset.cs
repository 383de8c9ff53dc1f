namespace MLlm3Rec.Connections;

/// <summary>What a new connection of one kind begins with. Addresses are those that each project documents as its default.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Title">How its makers write it.</param>
/// <param name="Address">Where it usually listens; null where there is no usual place.</param>
/// <param name="AsksForKey">Whether it usually wants one.</param>
/// <param name="Hint">One line on what to fill in.</param>
public sealed record ConnectionPreset(ServerKind Kind, string Title, string? Address, bool AsksForKey, string Hint)
{
    /// <summary>Every kind once, in the order to show them.</summary>
    public static IReadOnlyList<ConnectionPreset> All { get; } =
    [
        new(ServerKind.OpenAI, "OpenAI", "https://api.openai.com/v1", AsksForKey: true, "Take the model's name and its prices from your account."),
        new(
            ServerKind.AzureOpenAI,
            "Azure OpenAI",
            null,
            AsksForKey: true,
            "https://RESOURCE.openai.azure.com/openai/v1; the model is the name of your deployment."),
        new(
            ServerKind.Ollama,
            "Ollama",
            "http://localhost:11434/v1",
            AsksForKey: false,
            "The model as \"ollama list\" names it. Give it a context that holds a history: num_ctx."),
        new(
            ServerKind.Vllm,
            "vLLM",
            "http://localhost:8000/v1",
            AsksForKey: false,
            "The model as given to \"vllm serve\". Takes many calls at once."),
        new(
            ServerKind.LlamaCpp,
            "llama.cpp",
            "http://localhost:8080/v1",
            AsksForKey: false,
            "Any model name will do: llama-server serves one. Calls at once: its --parallel."),
        new(ServerKind.LMStudio, "LM Studio", "http://localhost:1234/v1", AsksForKey: false, "The model as LM Studio lists it, loaded beforehand."),
        new(ServerKind.Compatible, "Any compatible server", null, AsksForKey: true, "Whatever serves POST /chat/completions in the OpenAI form."),
        new(
            ServerKind.OnnxFolder,
            "Embeddings from a folder",
            null,
            AsksForKey: false,
            "A sentence transformer exported to ONNX: model.onnx with vocab.txt. No network."),
    ];

    public static ConnectionPreset Of(ServerKind kind) => All.First(preset => preset.Kind == kind);

    /// <summary>A connection to fill in. Local servers get few calls at once, since most work on one at a time.</summary>
    public Connection Begin(string name) => new()
    {
        Name = name,
        Kind = Kind,
        BaseAddress = Address is null ? null : new Uri(Address),
        Key = AsksForKey ? KeySource.Stored : KeySource.None,
        ContextTokens = Kind is ServerKind.OpenAI or ServerKind.AzureOpenAI ? 128_000 : 8192,
        Parallel = Kind switch
        {
            ServerKind.OpenAI or ServerKind.AzureOpenAI => 16,
            ServerKind.Vllm => 32,
            ServerKind.Compatible => 4,
            _ => 2,
        },
        Timeout = TimeSpan.FromSeconds(AsksForKey ? 60 : 300),
    };
}
