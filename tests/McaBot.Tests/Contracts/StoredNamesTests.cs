using System.Text.Json;
using McaBot.Attestations;
using McaBot.Tests.Support;

namespace McaBot.Tests.Contracts;

/// <summary>
/// Names that are stored or in flight are a contract: stored-names.txt lists them all, stored-samples.txt shows how each thing is written.
/// UPDATE_GOLDEN=1 rewrites both; a difference may only add.
/// </summary>
public sealed class StoredNamesTests
{
    [Fact]
    public void Every_stored_name_is_the_one_it_was() => Pinned.Same(StoredNames.All(), FileOf("stored-names.txt"));

    [Fact]
    public void Everything_is_written_as_it_was() => Pinned.Same(Samples(), FileOf("stored-samples.txt"));

    [Fact]
    public void Everything_that_was_written_can_be_read()
    {
        foreach (var root in StoredRoots.StoredContexts.SelectMany(StoredRoots.Of))
        {
            var json = JsonSerializer.Serialize(SampleOf(root.Type), root);
            var read = JsonSerializer.Deserialize(json, root);

            Assert.Equal(json, JsonSerializer.Serialize(read, root));
        }
    }

    private static string Samples() => string.Concat(StoredRoots.StoredContexts
        .SelectMany(StoredRoots.Of)
        .Select(root => $"{StoredRoots.TitleOf(root.Type)}\n{JsonSerializer.Serialize(SampleOf(root.Type), root)}\n\n")
        .Order(StringComparer.Ordinal));

    // The other kinds of event stand in the golden ledger.
    private static object SampleOf(Type root) => root == typeof(StoredEvent)
        ? new StoredEvent(
            7, Guid.Empty, Sample.Moment, Guid.Empty, Actor.Operator, "text", (LedgerEvent)Sample.Of(typeof(Requested)), "text", "text")
        : Sample.Of(root);

    private static string FileOf(string name) => Repository.PathOf("tests", "McaBot.Tests", "Contracts", name);
}
