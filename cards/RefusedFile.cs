namespace McaBot.Cards;

public sealed record RefusedFile(string Name, EvidenceProblem Problem);
