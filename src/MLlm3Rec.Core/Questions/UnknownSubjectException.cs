using MLlm3Rec.Refusals;

namespace MLlm3Rec.Questions;

/// <summary>A question names somebody or something that the dataset does not have; the message says what it has.</summary>
public sealed class UnknownSubjectException(string message) : RefusalException(message);
