using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using OpenAI.Chat;
using MLlm3Rec.Connections;
using MLlm3Rec.Language.Calls;

namespace MLlm3Rec.Language.Servers;

/// <summary>What one server turned out to understand of the protocol. Learned from its refusals, shared by all calls of a connection.</summary>
/// <remarks>Begins with what is kept of it, else with the strictest form; each refusal that names a setting gives that setting up, once. Nothing is
/// given up for other refusals.</remarks>
internal sealed class Dialect(Connection connection)
{
    private const int LeastReply = 64;

    private readonly Lock gate = new();
    private readonly bool mayLearnForms = connection.Structure == StructuredOutput.Auto;
    private ServerDialect known = connection.Dialect ?? ServerDialect.Of(connection);
    private ServerDialect? kept = connection.Dialect;

    public ServerDialect Known
    {
        get
        {
            lock (gate)
            {
                return known;
            }
        }
    }

    /// <summary>The longest reply to a call: what it asks for, unless the server allows less, or the prompt leaves less room.</summary>
    public static int MaxTokensOf(ModelCall call, ServerDialect dialect) => Math.Min(
        Math.Min(call.MaxTokens, dialect.MostTokensOut ?? int.MaxValue),
        dialect.ContextTokens is { } context ? Math.Max(LeastReply, context - call.TokensIn) : int.MaxValue);

    public static PromptExecutionSettings SettingsOf(ModelCall call, ServerDialect dialect) => new OpenAIPromptExecutionSettings
    {
        Temperature = dialect.TakesTemperature ? call.Temperature : null,
        MaxTokens = dialect.SaysMaxTokens ? null : MaxTokensOf(call, dialect),
        ExtraBody = dialect.SaysMaxTokens ? new Dictionary<string, object?> { ["max_tokens"] = MaxTokensOf(call, dialect) } : null,
        FunctionChoiceBehavior = ChoiceOf(call.Offer),
        ResponseFormat = call.Offer is not null ? null : dialect.Structure switch
        {
            StructuredOutput.Schema => ChatResponseFormat.CreateJsonSchemaFormat(call.Form.Name, call.Form.Schema, jsonSchemaIsStrict: true),
            StructuredOutput.Json => ChatResponseFormat.CreateJsonObjectFormat(),
            _ => null,
        },
    };

    /// <summary>Takes over what is kept with the connection where that has changed: a test or another process knows better.</summary>
    public void Adopt(ServerDialect? keptNow)
    {
        lock (gate)
        {
            if (keptNow is not null && keptNow != kept)
            {
                (known, kept) = (keptNow, keptNow);
            }
        }
    }

    /// <summary>What a refusal teaches.</summary>
    /// <param name="refusal">What the server said, and what it was sent.</param>
    /// <param name="call">What was asked.</param>
    public Lesson Learn(CallFailedException refusal, ModelCall call)
    {
        if (refusal.Kind != FailureKind.Refused || refusal.Sent is not { } sent)
        {
            return Lesson.None;
        }

        lock (gate)
        {
            var (before, taught) = (known, Taught(new RefusalWords(refusal), sent, call));
            if (taught is null)
            {
                return Lesson.None;
            }

            known = taught;
            return new Lesson(MayAskAgain: !refusal.TooLong, HasLearned: known != before);
        }
    }

    /// <summary>What is known after the refusal; null where it names nothing that can be given up. A sibling may have taught it meanwhile: then
    /// nothing is new, and the call is sent again all the same.</summary>
    private ServerDialect? Taught(RefusalWords words, ServerDialect sent, ModelCall call)
    {
        if (words.IsTooLong)
        {
            var asked = call.TokensIn + MaxTokensOf(call, sent);
            var most = words.ContextTokens is { } named && named < asked ? named : asked * 3 / 4;
            return known with { ContextTokens = Math.Min(most, known.ContextTokens ?? int.MaxValue) };
        }

        if (words.MostTokensOut is { } longest && longest < MaxTokensOf(call, sent))
        {
            return known with { MostTokensOut = Math.Min(longest, known.MostTokensOut ?? int.MaxValue) };
        }

        if (words.NamesLimit)
        {
            return known.SaysMaxTokens != sent.SaysMaxTokens ? known
                : known.NameIsSettled ? null
                : known with { SaysMaxTokens = !known.SaysMaxTokens, NameIsSettled = true };
        }

        if (words.NamesTemperature)
        {
            return sent.TakesTemperature ? known with { TakesTemperature = false } : null;
        }

        return words.NamesForm && mayLearnForms && sent.Structure != StructuredOutput.Fenced
            ? known.Structure == sent.Structure ? known with { Structure = Plainer(sent.Structure) } : known
            : null;
    }

    private static StructuredOutput Plainer(StructuredOutput form) =>
        form == StructuredOutput.Schema ? StructuredOutput.Json : StructuredOutput.Fenced;

    /// <summary>We call what the model asks for ourselves: every request on the way is one that passes the filters.</summary>
    private static FunctionChoiceBehavior? ChoiceOf(FunctionOffer? offer) => offer switch
    {
        null => null,
        { MayCall: true } => FunctionChoiceBehavior.Auto(offer.Functions, autoInvoke: false),
        _ => FunctionChoiceBehavior.None(offer.Functions),
    };
}

/// <summary>What came of a refusal.</summary>
/// <param name="MayAskAgain">The same call may be sent again, more plainly.</param>
/// <param name="HasLearned">Something is known that was not, and is to be kept.</param>
internal readonly record struct Lesson(bool MayAskAgain, bool HasLearned)
{
    public static Lesson None => default;
}
