using MLlm3Rec.Exchanges;
using MLlm3Rec.Storage.Exchanges;

namespace MLlm3Rec.Storage.Jobs;

/// <summary>What asking about one user or item came to, ready to be written.</summary>
/// <param name="Subject">Id of the user or item.</param>
/// <param name="Answer">Null where the budget ended first: the subject is not done.</param>
/// <param name="Staged">The profile or the traits; null where there are none.</param>
/// <param name="Rejection">Why the answer is of no use; null where it is of use, or where there is none.</param>
/// <param name="Usage">What it took.</param>
internal sealed record AnsweredUnit<TStaged>(string Subject, StagedAnswer? Answer, TStaged? Staged, AnswerRejection? Rejection, Usage Usage)
    where TStaged : class
{
    /// <param name="subject">Id of the user or item.</param>
    /// <param name="answer">As the model's seam gave it.</param>
    /// <param name="stage">From an accepted value to its stored form.</param>
    /// <param name="document">From the stored form to its JSON.</param>
    public static AnsweredUnit<TStaged> Of<T>(string subject, Answer<T> answer, Func<T, TStaged> stage, Func<TStaged, byte[]> document)
    {
        var usage = Usage.Of(answer.Exchanges);
        switch (answer)
        {
            case Accepted<T> accepted:
                var staged = stage(accepted.Value);
                return new AnsweredUnit<TStaged>(subject, StagedAnswer.Accepted(subject, document(staged), accepted.Exchanges), staged, null, usage);
            case Rejected<T> rejected:
                var rejection = new AnswerRejection(rejected.Cause, rejected.Reasons);
                return new AnsweredUnit<TStaged>(subject, StagedAnswer.Rejected(subject, rejection, rejected.Exchanges), null, rejection, usage);
            default:
                return new AnsweredUnit<TStaged>(subject, null, null, null, usage);
        }
    }
}
