namespace MLlm3Rec.Questions;

/// <summary>One thing to look up in a dataset. Which dataset is no part of it: a <see cref="FactFinder"/> is bound to one.</summary>
public abstract record DatasetQuestion;

/// <summary>Who chooses for what?</summary>
/// <param name="Words">Every word occurs in the person's id or in what is told of their motives; null for anybody.</param>
/// <param name="Motive">Key of a dimension, or null.</param>
/// <param name="AtLeast">How strong that motive is at least, in [0, 1].</param>
/// <param name="Count">At most so many, strongest first.</param>
public sealed record PeopleQuestion(string? Words, string? Motive, double AtLeast, int Count) : DatasetQuestion;

/// <summary>Why does this person choose?</summary>
/// <param name="User">The person's id.</param>
public sealed record ProfileQuestion(string User) : DatasetQuestion;

/// <summary>In which words of their own history does that show?</summary>
/// <param name="User">The person's id.</param>
/// <param name="Motive">Key of a dimension, or null for all.</param>
/// <param name="Count">At most so many quotes.</param>
public sealed record EvidenceQuestion(string User, string? Motive, int Count) : DatasetQuestion;

/// <summary>What is proposed to this person?</summary>
/// <param name="User">The person's id.</param>
/// <param name="Count">The first so many places.</param>
public sealed record RankingQuestion(string User, int Count) : DatasetQuestion;

/// <summary>Why does this person get this item?</summary>
/// <param name="User">The person's id.</param>
/// <param name="Item">Id or title; null for the first proposal.</param>
public sealed record WhyQuestion(string User, string? Item) : DatasetQuestion;

/// <summary>Why does this item not stand higher?</summary>
/// <param name="User">The person's id.</param>
/// <param name="Item">Id or title.</param>
public sealed record WhyNotQuestion(string User, string Item) : DatasetQuestion;

/// <summary>What would become of an item if a motive of this person were stronger or weaker?</summary>
/// <param name="User">The person's id.</param>
/// <param name="Item">Id or title; null for the first proposal.</param>
/// <param name="Motive">Key of a dimension.</param>
/// <param name="Strength">Supposed, in [0, 1].</param>
public sealed record WhatIfQuestion(string User, string? Item, string Motive, double Strength) : DatasetQuestion;

/// <summary>Which method proposes best, by the latest comparison?</summary>
public sealed record CompareQuestion : DatasetQuestion;

/// <summary>What do people choose for, from one stretch of time to the next?</summary>
/// <param name="Motive">Key of a dimension, or null for the largest ones.</param>
/// <param name="Count">The latest so many stretches.</param>
public sealed record TrendQuestion(string? Motive, int Count) : DatasetQuestion;

/// <summary>Who wrote these words?</summary>
/// <param name="Words">All of them occur in the review, in any order.</param>
/// <param name="Count">At most so many quotes.</param>
public sealed record QuoteQuestion(string Words, int Count) : DatasetQuestion;
