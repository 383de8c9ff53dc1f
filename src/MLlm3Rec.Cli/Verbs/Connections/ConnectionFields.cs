using System.CommandLine;
using MLlm3Rec.Connections;

namespace MLlm3Rec.Cli.Verbs.Connections;

/// <summary>Everything about a connection but its key, as options; what is not given stays as it is.</summary>
internal sealed class ConnectionFields
{
    private readonly Option<Uri?> address = new("--address")
    {
        Description = "Where the server is, up to and with /v1.",
        HelpName = "URL",
        CustomParser = ToAddress,
    };
    private readonly Option<string?> folder = new("--folder") { Description = "For onnx: the folder with model.onnx.", HelpName = "FOLDER" };
    private readonly Option<string?> model = new("--model") { Description = "The model that reads and ranks.", HelpName = "NAME" };
    private readonly Option<string?> embeddings = new("--embedding-model") { Description = "The model that embeds.", HelpName = "NAME" };
    private readonly Option<int?> context = new("--context") { Description = "Tokens of prompt and reply together.", HelpName = "TOKENS" };
    private readonly Option<decimal?> priceIn = new("--price-in") { Description = "Dollars for a million tokens of prompts.", HelpName = "DOLLARS" };
    private readonly Option<decimal?> priceOut = new("--price-out")
    {
        Description = "Dollars for a million tokens of replies.",
        HelpName = "DOLLARS",
    };
    private readonly Option<int?> requests = new("--requests-per-minute") { Description = "The server's limit.", HelpName = "COUNT" };
    private readonly Option<int?> tokens = new("--tokens-per-minute") { Description = "The server's limit.", HelpName = "COUNT" };
    private readonly Option<int?> parallel = new("--parallel") { Description = "Calls at once.", HelpName = "COUNT" };
    private readonly Option<double?> timeout = new("--timeout") { Description = "Of one call.", HelpName = "SECONDS" };
    private readonly Option<StructuredOutput?> structure = new("--structure")
    {
        Description = "How replies of a given form are asked for: auto, schema, json, fenced.",
        HelpName = "MODE",
    };

    public IEnumerable<Option> All =>
        [address, folder, model, embeddings, context, priceIn, priceOut, requests, tokens, parallel, timeout, structure];

    public Connection Apply(ParseResult parsed, Connection connection) => connection with
    {
        BaseAddress = parsed.GetValue(address) ?? connection.BaseAddress,
        Folder = parsed.GetValue(folder) is { } path ? Path.GetFullPath(path) : connection.Folder,
        ChatModel = parsed.GetValue(model) ?? connection.ChatModel,
        EmbeddingModel = parsed.GetValue(embeddings) ?? connection.EmbeddingModel,
        ContextTokens = parsed.GetValue(context) ?? connection.ContextTokens,
        PricePerMillionIn = parsed.GetValue(priceIn) ?? connection.PricePerMillionIn,
        PricePerMillionOut = parsed.GetValue(priceOut) ?? connection.PricePerMillionOut,
        RequestsPerMinute = parsed.GetValue(requests) ?? connection.RequestsPerMinute,
        TokensPerMinute = parsed.GetValue(tokens) ?? connection.TokensPerMinute,
        Parallel = parsed.GetValue(parallel) ?? connection.Parallel,
        Timeout = parsed.GetValue(timeout) is { } seconds ? TimeSpan.FromSeconds(seconds) : connection.Timeout,
        Structure = parsed.GetValue(structure) ?? connection.Structure,
    };

    /// <summary>The command line library reads no addresses by itself.</summary>
    private static Uri? ToAddress(System.CommandLine.Parsing.ArgumentResult result)
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var read))
        {
            return read;
        }

        result.AddError($"\"{result.Tokens[0].Value}\" is no address: give it with http:// or https://.");
        return null;
    }
}
