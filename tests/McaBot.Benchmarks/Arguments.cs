using System.Globalization;

namespace McaBot.Benchmarks;

/// <summary>What was typed after a measurement's name: names with a value each, and flags. Each is asked for once.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);
    private bool isWrong;

    private Arguments()
    {
    }

    /// <summary>Whether all that was typed was asked for, and within its bounds.</summary>
    public bool AreUnderstood => !isWrong && values.Keys.All(asked.Contains);

    /// <param name="flags">Names that have no value.</param>
    public static Arguments Read(IReadOnlyList<string> typed, params IReadOnlyList<string> flags)
    {
        var read = new Arguments();
        for (var at = 0; at < typed.Count; at++)
        {
            var name = typed[at];
            var value = flags.Contains(name, StringComparer.Ordinal) ? "" : ++at < typed.Count ? typed[at] : null;
            read.isWrong |= value is null || !read.values.TryAdd(name, value);
        }

        return read;
    }

    public bool Has(string flag)
    {
        asked.Add(flag);
        return values.ContainsKey(flag);
    }

    public int Whole(string name, int usual, int least, int most) => One(name, usual, text => WholeOf(text, least, most));

    public IReadOnlyList<int> Wholes(string name, IReadOnlyList<int> usual, int least, int most) =>
        Many(name, usual, text => ListOf(text, word => WholeOf(word, least, most)));

    public double Number(string name, double usual, double least, double most) => One(name, usual, text => NumberOf(text, least, most));

    public IReadOnlyList<double> Numbers(string name, IReadOnlyList<double> usual, double least, double most) =>
        Many(name, usual, text => ListOf(text, word => NumberOf(word, least, most)));

    /// <param name="known">What each word may be, with what it means.</param>
    public IReadOnlyList<T> Words<T>(string name, IReadOnlyList<T> usual, IReadOnlyDictionary<string, T> known)
        where T : struct => Many(name, usual, text => ListOf(text, word => known.TryGetValue(word, out var meant) ? meant : (T?)null));

    private static int? WholeOf(string text, int least, int most) =>
        int.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static double? NumberOf(string text, double least, double most) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    private static List<T>? ListOf<T>(string text, Func<string, T?> read)
        where T : struct
    {
        var all = text.Split(',').Select(read).ToList();
        return all.Contains(null) ? null : [.. all.Select(one => one!.Value)];
    }

    private T One<T>(string name, T usual, Func<string, T?> read)
        where T : struct => Found(name) is not { } text ? usual : read(text) ?? Wrong(usual);

    private IReadOnlyList<T> Many<T>(string name, IReadOnlyList<T> usual, Func<string, IReadOnlyList<T>?> read) =>
        Found(name) is not { } text ? usual : read(text) ?? Wrong(usual);

    private string? Found(string name)
    {
        asked.Add(name);
        return values.GetValueOrDefault(name);
    }

    private T Wrong<T>(T usual)
    {
        isWrong = true;
        return usual;
    }
}
