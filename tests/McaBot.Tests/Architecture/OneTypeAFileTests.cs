using System.Text.RegularExpressions;

namespace McaBot.Tests.Architecture;

/// <summary>Whoever looks for a type looks for a file of its name.</summary>
public sealed partial class OneTypeAFileTests
{
    [Fact]
    public void A_file_holds_one_type_and_bears_its_name()
    {
        var files = Repository.Files.Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).ToList();

        Assert.Contains(files, file => file.StartsWith("bot/", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => !IsOfOneType(file, Repository.ReadText(file)));
    }

    [Theory]
    [InlineData("Note.cs", "public sealed record Note(string Text);\n")]
    [InlineData("Note.cs", "internal readonly record struct Note<T>(T Text);\n")]
    [InlineData("Note.cs", "internal delegate Task<bool> Note(string text);\n")]
    [InlineData("Note.cs", "public sealed class Note\n{\n    private enum Kind\n    {\n    }\n}\n")]
    [InlineData("Note.cs", "record Note;\n\n[JsonSerializable(typeof(Note))]\nsealed partial class NoteJson : JsonSerializerContext;\n")]
    [InlineData("World.cs", "class World;\n\n[CollectionDefinition(Name)]\nclass Stories : ICollectionFixture<World>\n{\n}\n")]
    [InlineData("Notes.Events.cs", "public sealed record Noted : LedgerEvent;\n\npublic enum NoteKind\n{\n}\n")]
    [InlineData("NotesWire.cs", "record Body;\n\nrecord Answer;\n\ninternal sealed partial class NotesJson : JsonSerializerContext;\n")]
    [InlineData("Program.cs", "return await app.RunAsync(args);\n")]
    public void What_may_share_a_file_may(string file, string text) => Assert.True(IsOfOneType($"bot/{file}", text));

    [Theory]
    [InlineData("Notes.cs", "public sealed record Note(string Text);\n")]
    [InlineData("Note.cs", "public sealed record Note(NoteKind Kind);\n\npublic enum NoteKind\n{\n}\n")]
    [InlineData("Note.cs", "record Note;\n\ninternal delegate Task<bool> Noting(Note note);\n")]
    [InlineData("Note.cs", "record Note;\n\n[JsonSerializable(typeof(Other))]\nsealed partial class OtherJson : JsonSerializerContext;\n")]
    [InlineData(
        "Note.cs",
        "record Note;\n\n[JsonSerializable(typeof(Note))]\n[JsonSerializable(typeof(More))]\nclass NoteJson : JsonSerializerContext;\n")]
    [InlineData("World.cs", "class World;\n\n[CollectionDefinition(Name)]\nclass Stories : ICollectionFixture<Other>\n{\n}\n")]
    [InlineData("Notes.Events.cs", "public sealed record Noted : LedgerEvent;\n\npublic static class Notes\n{\n}\n")]
    [InlineData("NotesWire.cs", "record Body;\n\nclass NotesClient\n{\n}\n")]
    public void What_may_not_share_a_file_is_told_apart(string file, string text) => Assert.False(IsOfOneType($"bot/{file}", text));

    private static bool IsOfOneType(string file, string text)
    {
        var name = Path.GetFileName(file);
        var types = Declaration().Matches(text);
        if (types.Count == 0)
        {
            return name == "Program.cs";
        }

        var own = name[..name.IndexOf('.', StringComparison.Ordinal)];
        return types.Where(type => !GoesWith(own, type, text)).Select(type => type.Groups["name"].Value).SequenceEqual([own])
            || (IsOfWireTypes(name) && types.All(type => type.Groups["kind"].Value is "record" or "enum" || IsJsonContext(type)));
    }

    private static bool IsOfWireTypes(string name) =>
        name.EndsWith(".Events.cs", StringComparison.Ordinal) || name.EndsWith("Wire.cs", StringComparison.Ordinal);

    /// <summary>What nobody would look for by itself: how JSON reads the one root, and which tests share the fixture.</summary>
    private static bool GoesWith(string own, Match type, string text) =>
        (IsJsonContext(type) && Roots().Matches(text).Select(root => root.Groups["name"].Value).SequenceEqual([own]))
        || type.Groups["rest"].Value.Contains($": ICollectionFixture<{own}>", StringComparison.Ordinal);

    private static bool IsJsonContext(Match type) =>
        type.Groups["rest"].Value.Contains(": JsonSerializerContext", StringComparison.Ordinal);

    // What is nested is indented.
    [GeneratedRegex(
        """
        ^((public|internal|file|sealed|static|abstract|readonly|partial|ref|unsafe)\s+)*
        (
          (?<kind>class|record|struct|interface|enum)\s+((class|struct)\s+)?(?<name>\w+)
          | (?<kind>delegate)\s[^(\n]*?(?<name>\w+)(<[^(\n]*>)?(?=\()
        )
        (?<rest>[^\n]*)
        """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\[JsonSerializable\(typeof\((?<name>[\w.<>]+)\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Roots();
}
