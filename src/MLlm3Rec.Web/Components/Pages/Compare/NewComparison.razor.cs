using MLlm3Rec.Evaluation;
using MLlm3Rec.Experiments;
using MLlm3Rec.Splitting;
using MLlm3Rec.Storage.Runs;
using MLlm3Rec.Web.Components.Controls.Fields;
using Microsoft.AspNetCore.Components;

namespace MLlm3Rec.Web.Components.Pages.Compare;

/// <summary>Asks for a comparison: which methods, on which questions.</summary>
public sealed partial class NewComparison(RunQueue queue)
{
    private const string Floor = "random";

    private static readonly SelectField.Option[] Splits =
    [
        new(SplitRule.LeaveLastOut.Word(), "Each person's last choice"), new(SplitRule.GlobalTime.Word(), "All after one moment"),
        new(SplitRule.ColdItems.Word(), "Items new to everybody"),
    ];
    private static readonly SelectField.Option[] Protocols =
    [
        new(Protocol.Full.Word(), "The whole catalogue"), new(Protocol.Sampled.Word(), "99 unseen items, drawn"),
    ];
    private static readonly SelectField.Option[] Visible =
    [
        new("all", "All choices before"), new("1", "The latest 1"), new("2", "The latest 2"), new("3", "The latest 3"),
    ];
    private static readonly SelectField.Option[] Ties =
    [
        new(TieRule.Keep.Word(), "As the source orders them"), new(TieRule.LeaveOut.Word(), "Leave tied users out"),
        new(TieRule.Shuffle.Word(), "In an order by lot"),
    ];
    private static readonly SelectField.Option[] Repeats =
    [
        new(RepeatRule.LeaveOut.Word(), "Leave these users out"), new(RepeatRule.Anything.Word(), "Anything may be proposed again"),
    ];
    private static readonly SelectField.Option[] Ratings =
    [
        new(RatingThreshold.Any.Word, "However they are rated"), new(RatingThreshold.OwnMean.Word, "Rated at least the person's mean"),
        new("3", "Rated 3 or more"), new("4", "Rated 4 or more"),
    ];
    private static readonly SelectField.Option[] Noises =
    [
        new("0", "None"), new("0.1", "10 % random choices"), new("0.2", "20 % random choices"), new("0.3", "30 % random choices"),
    ];
    private static readonly SelectField.Option[] People =
    [
        new("all", "Everybody"), new("1000", "1,000 drawn by lot"), new("5000", "5,000 drawn by lot"),
    ];

    private List<string> chosen = UsualOf(SplitRule.LeaveLastOut);
    private EvaluateRequest draft = new() { Dataset = "", Methods = [] };
    private bool starting;

    /// <summary>Name of the dataset.</summary>
    [Parameter, EditorRequired]
    public required string Dataset { get; set; }

    /// <summary>With the number of the run.</summary>
    [Parameter]
    public EventCallback<int> OnStarted { get; set; }

    private static List<string> UsualOf(SplitRule split) => [.. UsualMethods.Of(split), Floor];

    /// <summary>Brings the methods that fit what is hidden, unless others have been chosen.</summary>
    private void Hide(SplitRule split)
    {
        if (chosen.ToHashSet().SetEquals(UsualOf(draft.Split)))
        {
            chosen = UsualOf(split);
        }

        draft = draft with { Split = split };
    }

    private void Toggle(string method, bool wanted)
    {
        chosen.Remove(method);
        if (wanted)
        {
            chosen.Insert(chosen.IndexOf(Floor), method);
        }
    }

    private async Task StartAsync()
    {
        starting = true;
        try
        {
            await OnStarted.InvokeAsync(
                await queue.EnqueueAsync(draft with { Dataset = Dataset, Methods = [.. chosen] }, CancellationToken.None));
        }
        finally
        {
            starting = false;
        }
    }
}
