using MLlm3Rec.Refusals;

namespace MLlm3Rec.Storage.Datasets;

public sealed class UnknownDatasetException(string name) : RefusalException($"There is no dataset named \"{name}\".");

public sealed class UnknownItemException(string item, string dataset) : RefusalException($"There is no item \"{item}\" in dataset \"{dataset}\".");

public sealed class UnknownUserException(string user, string dataset) : RefusalException($"There is no user \"{user}\" in dataset \"{dataset}\".");
