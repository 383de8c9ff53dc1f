namespace MLlm3Rec.Connections;

/// <summary>What is known of a server beforehand. All but the last speak the OpenAI protocol.</summary>
public enum ServerKind
{
    OpenAI,

    /// <summary>The "v1" address of an Azure OpenAI resource.</summary>
    AzureOpenAI,
    Ollama,
    Vllm,
    LlamaCpp,
    LMStudio,

    /// <summary>Any other server of that protocol.</summary>
    Compatible,

    /// <summary>A sentence transformer in a folder of this machine; embeds, does not chat.</summary>
    OnnxFolder,
}
