using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace McaBot.Host;

/// <summary>
/// Finds classes by the metadata of their assembly: to load all its types, with those the compiler made of lambdas and asynchronous
/// methods, costs a start time and brings in assemblies that nobody has asked for yet.
/// </summary>
internal static class TopLevelClasses
{
    private const TypeAttributes NotToBeMade = TypeAttributes.Interface | TypeAttributes.Abstract;

    /// <returns>Those that can be made, are in no other class, and implement or inherit something of the same assembly.</returns>
    public static IReadOnlyList<Type> Of(Assembly assembly)
    {
        using var file = new PEReader(File.OpenRead(assembly.Location));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.TypeDefinitions
                .Where(handle => IsOne(metadata, metadata.GetTypeDefinition(handle)))
                .Select(handle => assembly.ManifestModule.ResolveType(MetadataTokens.GetToken(handle))),
        ];
    }

    private static bool IsOne(MetadataReader metadata, TypeDefinition type) =>
        !type.IsNested
        && (type.Attributes & NotToBeMade) == 0
        && (IsOfTheSameAssembly(type.BaseType)
            || type.GetInterfaceImplementations().Any(i => IsOfTheSameAssembly(metadata.GetInterfaceImplementation(i).Interface)));

    /// <summary>A generic one is named by a specification, wherever it is defined.</summary>
    private static bool IsOfTheSameAssembly(EntityHandle type) =>
        !type.IsNil && type.Kind is (HandleKind.TypeDefinition or HandleKind.TypeSpecification);
}
