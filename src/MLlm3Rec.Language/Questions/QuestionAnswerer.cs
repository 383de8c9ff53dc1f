using Microsoft.SemanticKernel;
using MLlm3Rec.Exchanges;
using MLlm3Rec.Language.Calls;
using MLlm3Rec.Language.Prompts;
using MLlm3Rec.Language.Replies;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Questions;
using MLlm3Rec.Vocabularies;

namespace MLlm3Rec.Language.Questions;

/// <summary>Lets a model look things up until it knows enough to answer, in a bounded number of rounds and calls.</summary>
internal sealed class QuestionAnswerer(Asker asker, Vocabulary vocabulary)
{
    /// <summary>Requests for one question; the last one offers no functions.</summary>
    public const int MostRounds = 6;

    /// <summary>Calls of functions for one question.</summary>
    public const int MostLookups = 12;

    private const string Plugin = "dataset";

    /// <summary>Characters of one result.</summary>
    private const int MostRoom = 6000;

    /// <summary>Less than so many are no room for any result.</summary>
    private const int LeastRoom = 400;

    private const double CharactersPerToken = 3;

    private readonly Prompt prompt = asker.Prompts["ask"];
    private readonly ReplyForm form = new("ask", BinaryData.FromString("{}"));

    /// <summary>The most that a question can take: every round, each with a result more than the one before.</summary>
    public Estimate Estimate()
    {
        var connection = asker.Connection;
        var first = MessagesOf(new string('x', AskedQuestion.LongestText));
        var functions = new FunctionOffer([.. PluginOf((_, _) => throw new NotSupportedException("Never called."))], MayCall: true);
        var (start, reply) = (TokenEstimate.Of(first) + TokenEstimate.Of(functions.Text), Asker.MaxTokens(prompt, connection));
        var room = connection.ContextTokens - reply;
        var tokensIn = Enumerable.Range(0, MostRounds).Sum(round => (long)Math.Min(room, start + round * 2 * MostRoom / CharactersPerToken));
        var tokensOut = (long)MostRounds * reply;
        return new Estimate(MostRounds, 0, tokensIn, tokensOut, connection.PriceOf(tokensIn, tokensOut), MostRounds * connection.Timeout);
    }

    public async Task<Answer<CitedAnswer>> AnswerAsync(AskedQuestion question, CancellationToken cancellationToken)
    {
        var kernel = new Kernel();
        var filter = new FactFilter();
        var functions = PluginOf(question.Finder);
        kernel.Plugins.Add(functions);
        kernel.FunctionInvocationFilters.Add(filter);
        var lookups = new List<FactLookup>();
        var exchanges = new List<Exchange>();
        var messages = MessagesOf(FieldText.OneLine(question.Text, AskedQuestion.LongestText));
        for (var round = 0; round < MostRounds; round++)
        {
            var offer = new FunctionOffer([.. functions], MayCall: round < MostRounds - 1 && lookups.Count < MostLookups);
            var asked = await asker.SayAsync(prompt, messages, form, offer, exchanges.Count, cancellationToken);
            exchanges.AddRange(asked.Exchanges);
            asked.Exchanges.ToList().ForEach(exchange => question.Payer?.Invoke(exchange));
            if (asked is not Accepted<FunctionTurn> { Value: var turn })
            {
                return asked.Without<FunctionTurn, CitedAnswer>(exchanges);
            }

            if (turn.Calls.Count == 0)
            {
                return new Accepted<CitedAnswer>(CitedAnswer.Read(turn.Text, filter.Facts, lookups), exchanges);
            }

            messages = [.. messages, new SentMessage("assistant", turn.ToJson())];
            foreach (var call in turn.Calls)
            {
                filter.Room = RoomAfter(messages, offer);
                var isFull = lookups.Count >= MostLookups || !offer.MayCall;
                var (text, lookup) = await LookUpAsync(kernel, filter, call, isFull, cancellationToken);
                lookups.Add(lookup);
                question.Listener?.Invoke(lookup);
                messages = [.. messages, new FunctionReply(call.Id, call.Name, text).ToMessage()];
            }
        }

        return new Rejected<CitedAnswer>(
            RejectionCause.Reply, [$"It went on looking things up and gave no answer within {MostRounds} rounds."], exchanges);
    }

    private static KernelPlugin PluginOf(FactFinder finder) =>
        KernelPluginFactory.CreateFromObject(new DatasetFunctions(finder), Plugin);

    private static async Task<(string Text, FactLookup Lookup)> LookUpAsync(
        Kernel kernel, FactFilter filter, FunctionRequest call, bool isFull, CancellationToken cancellationToken)
    {
        var name = call.Name.Split('-')[^1];
        if (isFull || filter.Room < LeastRoom)
        {
            return Refused("Nothing more can be looked up: answer with what was found.");
        }

        if (!kernel.Plugins.TryGetFunction(Plugin, name, out var function))
        {
            return Refused("There is no such function.");
        }

        var (arguments, fault) = FunctionArguments.Of(call.Arguments, function);
        if (arguments is null)
        {
            return Refused(fault!); // Said whenever there are no arguments.
        }

        try
        {
            var told = await kernel.InvokeAsync<string>(function, arguments, cancellationToken);
            return (told ?? "", new FactLookup(name, call.Arguments, filter.Rows, filter.Refusal));
        }
        catch (KernelFunctionCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }

        (string, FactLookup) Refused(string words) =>
            (words, new FactLookup(FieldText.OneLine(name, 40), FieldText.OneLine(call.Arguments, 300), 0, words));
    }

    private IReadOnlyList<SentMessage> MessagesOf(string question) =>
        prompt.Render(new Dictionary<string, string> { ["dimensions"] = VocabularyText.Of(vocabulary), ["question"] = question });

    /// <summary>What is left of the model's context for the next result.</summary>
    private int RoomAfter(IReadOnlyList<SentMessage> messages, FunctionOffer offer)
    {
        var taken = TokenEstimate.Of(messages) + TokenEstimate.Of(offer.Text) + Asker.MaxTokens(prompt, asker.Connection);
        return (int)Math.Clamp((asker.Connection.ContextTokens - taken) * CharactersPerToken, 0, MostRoom);
    }
}
