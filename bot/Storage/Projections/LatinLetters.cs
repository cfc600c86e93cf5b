using System.Collections.Frozen;
using System.Text;

namespace McaBot.Storage.Projections;

/// <summary>
/// Latin letters that Unicode does not take apart, as people type them who lack the key. The sort keys of a culture would know more, but
/// differ from one version of ICU to the next, and what is made here names blobs.
/// </summary>
internal static class LatinLetters
{
    private static readonly FrozenDictionary<Rune, string> Plain = new Dictionary<char, string>
    {
        ['æ'] = "ae",
        ['œ'] = "oe",
        ['ß'] = "ss",
        ['þ'] = "th",
        ['ø'] = "o",
        ['ł'] = "l",
        ['đ'] = "d",
        ['ð'] = "d",
        ['ħ'] = "h",
        ['ı'] = "i",
        ['ĸ'] = "k",
        ['ŋ'] = "n",
        ['ŧ'] = "t",
        ['ƀ'] = "b",
        ['ɓ'] = "b",
        ['ɗ'] = "d",
        ['ǥ'] = "g",
        ['ɨ'] = "i",
        ['ƙ'] = "k",
        ['ƚ'] = "l",
        ['ɵ'] = "o",
        ['ʉ'] = "u",
        ['ƶ'] = "z",
    }.ToFrozenDictionary(pair => new Rune(pair.Key), pair => pair.Value);

    /// <param name="letter">Lower case.</param>
    public static string PlainOf(Rune letter) => Plain.TryGetValue(letter, out var plain) ? plain : letter.ToString();
}
