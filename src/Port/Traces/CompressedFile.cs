// SPDX-License-Identifier: GPL-2.0-only
using System.IO.Compression;
using Linux.Images;

namespace Linux.Port.Traces;

/// <summary>A text that may be compressed, as what is attached to a report often is.</summary>
internal static class CompressedFile
{
    private static readonly (byte[] Magic, string Name)[] s_others =
        [([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"), ("BZh"u8.ToArray(), "bzip2"), ("PK\x3\x4"u8.ToArray(), "zip")];

    /// <summary>
    /// A reader of the text, which closes the file, and fails after so many bytes of it.
    /// </summary>
    /// <exception cref="InvalidDataException">It is compressed in a way that is not read.</exception>
    public static TextReader Open(FileStream file, long most)
    {
        string path = file.Name;
        var magic = new byte[6];

        file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = 0;
        if (magic.AsSpan().StartsWith((byte[])[0x1F, 0x8B]))
            return Read(new GZipStream(file, CompressionMode.Decompress), path, most);
        if (magic.AsSpan().StartsWith((byte[])[0x28, 0xB5, 0x2F, 0xFD]))
            return Read(new ZstdSharp.DecompressionStream(file, leaveOpen: false), path, most);
        return s_others.FirstOrDefault(other => magic.AsSpan().StartsWith(other.Magic)).Name is { } name
            ? throw new InvalidDataException($"it is compressed with {name}; unpack it first")
            : InputFile.Open(file, path, most);
    }

    private static StreamReader Read(Stream text, string path, long most) => InputFile.Open(text, path, most);
}
