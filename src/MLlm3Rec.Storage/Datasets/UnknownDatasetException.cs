namespace MLlm3Rec.Storage.Datasets;

public sealed class UnknownDatasetException(string name) : Exception($"There is no dataset named \"{name}\".");

public sealed class UnknownItemException(string item, string dataset) : Exception($"There is no item \"{item}\" in dataset \"{dataset}\".");

public sealed class UnknownUserException(string user, string dataset) : Exception($"There is no user \"{user}\" in dataset \"{dataset}\".");
