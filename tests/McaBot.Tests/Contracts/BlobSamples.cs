using System.Reflection;
using McaBot.Storage;

namespace McaBot.Tests.Contracts;

/// <summary>What <see cref="BlobNames"/> gives.</summary>
internal static class BlobSamples
{
    public static IEnumerable<string> All => Prefixes.Concat(Names);

    public static IEnumerable<string> Prefixes => Constants.Where(name => !name.StartsWith('/'));

    public static IEnumerable<string> Names => typeof(BlobNames)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(method => method.ReturnType == typeof(string))
        .Select(method => (string)method.Invoke(null, SamplesFor(method))!);

    private static object[] SamplesFor(MethodInfo method) =>
        [.. method.GetParameters().Select(parameter => Sample.Of(parameter.ParameterType))];

    private static IEnumerable<string> Constants => typeof(BlobNames)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(constant => (string)constant.GetRawConstantValue()!);
}
