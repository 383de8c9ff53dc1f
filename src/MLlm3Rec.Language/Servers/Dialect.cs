using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;
using MLlm3Rec.Connections;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Servers;

/// <summary>What one server turned out to understand of the protocol. Learned from its refusals, shared by all calls of a connection.</summary>
/// <remarks>Begins with the strictest form; each refusal that names a setting gives that setting up, once. Nothing is given up for other
/// refusals.</remarks>
internal sealed class Dialect
{
    private readonly Lock gate = new();
    private readonly bool mayLearn;
    private StructuredOutput structure;
    private bool sendsTemperature = true;
    private bool sendsOldLimit;

    public Dialect(Connection connection)
    {
        mayLearn = connection.Structure == StructuredOutput.Auto;
        structure = mayLearn ? StructuredOutput.Schema : connection.Structure;

        // The makers of the protocol renamed max_tokens; most others know only the old name.
        sendsOldLimit = connection.Kind is not (ServerKind.OpenAI or ServerKind.AzureOpenAI);
    }

    public StructuredOutput Structure
    {
        get
        {
            lock (gate)
            {
                return structure;
            }
        }
    }

    public PromptExecutionSettings SettingsOf(ModelCall call)
    {
        lock (gate)
        {
            return new OpenAIPromptExecutionSettings
            {
                Temperature = sendsTemperature ? call.Temperature : null,
                MaxTokens = sendsOldLimit ? null : call.MaxTokens,
                ExtraBody = sendsOldLimit ? new Dictionary<string, object?> { ["max_tokens"] = call.MaxTokens } : null,
                FunctionChoiceBehavior = ChoiceOf(call.Offer),
                ResponseFormat = call.Offer is not null ? null : structure switch
                {
                    StructuredOutput.Schema => ChatResponseFormat.CreateJsonSchemaFormat(call.Form.Name, call.Form.Schema, jsonSchemaIsStrict: true),
                    StructuredOutput.Json => ChatResponseFormat.CreateJsonObjectFormat(),
                    _ => null,
                },
            };
        }
    }

    /// <summary>We call what the model asks for ourselves: every request on the way is one that passes the filters.</summary>
    private static FunctionChoiceBehavior? ChoiceOf(FunctionOffer? offer) => offer switch
    {
        null => null,
        { MayCall: true } => FunctionChoiceBehavior.Auto(offer.Functions, autoInvoke: false),
        _ => FunctionChoiceBehavior.None(offer.Functions),
    };

    /// <summary>Whether the refusal names something that can be given up; then it is, and the call may be sent again.</summary>
    /// <param name="refusal">What the server said.</param>
    /// <param name="sent">The structure that was refused; another call may have learned meanwhile.</param>
    public bool Learns(CallFailedException refusal, StructuredOutput sent)
    {
        lock (gate)
        {
            if (refusal.Kind != FailureKind.Refused)
            {
                return false;
            }

            if (Names(refusal, "max_tokens", "max_completion_tokens") && !Names(refusal, "context"))
            {
                return Swap(ref sendsOldLimit);
            }

            if (Names(refusal, "temperature"))
            {
                return Drop(ref sendsTemperature);
            }

            return Names(refusal, "response_format", "json_schema", "json_object", "schema", "grammar", "structured") && StepDown(sent);
        }
    }

    private bool swapped;

    private bool Swap(ref bool flag)
    {
        if (swapped)
        {
            return false;
        }

        flag = !flag;
        return swapped = true;
    }

    private static bool Drop(ref bool flag)
    {
        var dropped = flag;
        flag = false;
        return dropped;
    }

    private bool StepDown(StructuredOutput sent)
    {
        if (!mayLearn || sent == StructuredOutput.Fenced)
        {
            return false;
        }

        if (structure == sent)
        {
            structure = sent == StructuredOutput.Schema ? StructuredOutput.Json : StructuredOutput.Fenced;
        }

        return true;
    }

    private static bool Names(CallFailedException refusal, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (refusal.Message.Contains(word, StringComparison.OrdinalIgnoreCase)
                || refusal.Unshown.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
