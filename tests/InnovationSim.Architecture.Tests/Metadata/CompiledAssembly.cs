using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace InnovationSim.Architecture.Tests.Metadata;

/// <summary>What a compiled assembly refers to outside itself.</summary>
internal sealed class CompiledAssembly
{
    private CompiledAssembly(IReadOnlyList<string> assemblies, IReadOnlyList<string> types, IReadOnlyList<(string Type, string Member)> members)
    {
        Assemblies = assemblies;
        Types = types;
        Members = members;
    }

    /// <summary>Names of the assemblies.</summary>
    internal IReadOnlyList<string> Assemblies { get; }

    /// <summary>Full names of the types.</summary>
    internal IReadOnlyList<string> Types { get; }

    /// <summary>Methods and fields, of types that are not generic.</summary>
    internal IReadOnlyList<(string Type, string Member)> Members { get; }

    internal static CompiledAssembly Of(Assembly assembly)
    {
        using FileStream stream = File.OpenRead(assembly.Location);
        using var file = new PEReader(stream);
        MetadataReader reader = file.GetMetadataReader();
        return new CompiledAssembly(
            [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))],
            [.. reader.TypeReferences.Select(handle => NameOf(reader, handle))],
            [.. MembersOf(reader)]);
    }

    private static IEnumerable<(string Type, string Member)> MembersOf(MetadataReader reader)
    {
        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
                yield return (NameOf(reader, (TypeReferenceHandle)member.Parent), reader.GetString(member.Name));
        }
    }

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        TypeReference type = reader.GetTypeReference(handle);
        string name = reader.GetString(type.Name);
        if (type.ResolutionScope.Kind == HandleKind.TypeReference) return $"{NameOf(reader, (TypeReferenceHandle)type.ResolutionScope)}+{name}";
        return type.Namespace.IsNil ? name : $"{reader.GetString(type.Namespace)}.{name}";
    }
}
