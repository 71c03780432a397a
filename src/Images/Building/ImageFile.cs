// SPDX-License-Identifier: GPL-2.0-only
using System.Security.Cryptography;
using System.Text;

namespace Linux.Images;

/// <summary>
/// A compiled image as a file: a checksum, and then, under it, the key that the image was made for and its
/// assemblies. What does not match its checksum or was made for another key is no image.
/// </summary>
internal static class ImageFile
{
    private static readonly byte[] s_magic = "port image 1\n"u8.ToArray();

    /// <summary>Writes the whole file, or leaves what was there.</summary>
    public static void Write(string path, string key, IReadOnlyList<CompiledAssembly> assemblies)
    {
        string part = $"{path}.{Guid.NewGuid():N}.part";

        try
        {
            File.WriteAllBytes(part, Bytes(key, assemblies));
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }

    /// <summary>The assemblies in a file, or null if it is damaged, or of another key.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static IReadOnlyList<CompiledAssembly>? Read(string path, string key)
        => Parse(File.ReadAllBytes(path), key);

    private static byte[] Bytes(string key, IReadOnlyList<CompiledAssembly> assemblies)
    {
        var body = new MemoryStream();
        using var writer = new BinaryWriter(body, Encoding.UTF8);

        writer.Write(key);
        writer.Write(assemblies.Count);
        foreach (CompiledAssembly assembly in assemblies)
        {
            writer.Write(assembly.Name);
            Write(writer, assembly.Assembly);
            Write(writer, assembly.Symbols);
        }
        writer.Flush();
        return [.. s_magic, .. SHA256.HashData(body.ToArray()), .. body.ToArray()];
    }

    private static IReadOnlyList<CompiledAssembly>? Parse(byte[] bytes, string key)
    {
        int start = s_magic.Length + SHA256.HashSizeInBytes;

        if (bytes.Length < start || !bytes.AsSpan().StartsWith(s_magic)
            || !SHA256.HashData(bytes.AsSpan(start)).AsSpan().SequenceEqual(bytes.AsSpan(s_magic.Length, SHA256.HashSizeInBytes)))
            return null;
        // From here on everything is as it was written.
        using var reader = new BinaryReader(new MemoryStream(bytes, start, bytes.Length - start), Encoding.UTF8);

        if (reader.ReadString() != key)
            return null;
        var assemblies = new CompiledAssembly[reader.ReadInt32()];
        for (int i = 0; i < assemblies.Length; i++)
            assemblies[i] = new CompiledAssembly(reader.ReadString(), ReadBytes(reader), ReadBytes(reader));
        return assemblies;
    }

    private static void Write(BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    private static byte[] ReadBytes(BinaryReader reader) => reader.ReadBytes(reader.ReadInt32());
}
