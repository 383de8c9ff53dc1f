using System.Text;
using Microsoft.SemanticKernel;
using MLlm3Rec.Language.Texts;
using MLlm3Rec.Questions;
using MLlm3Rec.Refusals;

namespace MLlm3Rec.Language.Questions;

/// <summary>Stands around every function of the product: what one brings is numbered by the page that shows it, shortened and fenced before a model
/// sees it, and the look-up is noted.</summary>
internal sealed class FactFilter : IFunctionInvocationFilter
{
    private const int LongestRow = 420;
    private const int LongestSummary = 300;

    private readonly List<(int Number, FoundFact Fact)> facts = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    /// <summary>How many characters the next result may have.</summary>
    public int Room { get; set; }

    /// <summary>Rows that the latest call brought; 0 where it was refused.</summary>
    public int Rows { get; private set; }

    /// <summary>Why the latest call brought nothing, or null.</summary>
    public string? Refusal { get; private set; }

    public ILookup<int, FoundFact> Facts => facts.ToLookup(told => told.Number, told => told.Fact);

    public async Task OnFunctionInvocationAsync(FunctionInvocationContext context, Func<FunctionInvocationContext, Task> next)
    {
        (Rows, Refusal) = (0, null);
        string told;
        try
        {
            await next(context);
            told = Tell(context.Function.Name, context.Result.GetValue<FoundFacts>()!); // Every function of the product gives some.
        }
        catch (RefusalException refused)
        {
            Refusal = refused.Message;
            told = Fence.Around(context.Function.Name, FieldText.OneLine(refused.Message, LongestSummary));
        }

        context.Result = new FunctionResult(context.Function, told);
    }

    private string Tell(string function, FoundFacts found)
    {
        var text = new StringBuilder();
        foreach (var row in found.Rows.Take(DatasetFunctions.MostRows))
        {
            var line = FieldText.OneLine(row.Text, LongestRow);
            if (text.Length + line.Length > Room)
            {
                text.Append("There is no room for the other rows.\n");
                break;
            }

            text.Append('[').Append(NumberOf(row)).Append("] ").Append(line).Append('\n');
            Rows++;
        }

        text.Append(FieldText.OneLine(found.Summary, LongestSummary));
        return Fence.Around(function, text.ToString());
    }

    private int NumberOf(FoundFact row)
    {
        if (!numbers.TryGetValue(row.Source.Address, out var number))
        {
            number = numbers.Count + 1;
            numbers[row.Source.Address] = number;
        }

        facts.Add((number, row));
        return number;
    }
}
