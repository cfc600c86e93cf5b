namespace McaBot.Teams.Files;

/// <summary>A file a person attached, read whole.</summary>
/// <param name="Name">As the person named it, made safe to show and to store as a value; never a path.</param>
/// <param name="Sha256">Of <paramref name="Content"/>, 64 lower-case hexadecimal digits.</param>
internal sealed record DownloadedFile(string Name, ReadOnlyMemory<byte> Content, string Sha256);
