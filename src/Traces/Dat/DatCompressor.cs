// SPDX-License-Identifier: GPL-2.0-only
using System.IO.Compression;
using ZstdSharp.Unsafe;

namespace Linux.Traces;

/// <summary>Packs and unpacks chunks of a trace.dat.</summary>
internal static class DatCompressor
{
    /// <summary>The name that a file gives a compression.</summary>
    public static string NameOf(DatCompression compression) => compression switch
    {
        DatCompression.Zlib => "zlib",
        DatCompression.Zstd => "zstd",
        _ => "none",
    };

    /// <summary>The version that a file gives beside the name.</summary>
    public static string VersionOf(DatCompression compression) => compression switch
    {
        DatCompression.Zlib => "1.3",
        DatCompression.Zstd => "1.5",
        _ => "",
    };

    /// <summary>The compression of that name, or null.</summary>
    public static DatCompression? Named(string name) => name switch
    {
        "none" or "" => DatCompression.None,
        "zlib" => DatCompression.Zlib,
        "zstd" => DatCompression.Zstd,
        _ => null,
    };

    /// <summary>Makes bytes fewer.</summary>
    public static byte[] Pack(DatCompression compression, ReadOnlySpan<byte> data)
    {
        if (compression == DatCompression.Zstd)
        {
            using var zstd = new ZstdSharp.Compressor();

            zstd.SetParameter(ZSTD_cParameter.ZSTD_c_checksumFlag, 1);
            return zstd.Wrap(data).ToArray();
        }
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(data);
        return packed.ToArray();
    }

    /// <summary>Brings back exactly <paramref name="size"/> bytes.</summary>
    /// <exception cref="InvalidDataException">The data is damaged.</exception>
    public static byte[] Unpack(DatCompression compression, ReadOnlySpan<byte> data, int size)
    {
        var unpacked = new byte[size];

        try
        {
            using var packed = new MemoryStream(data.ToArray(), writable: false);
            using Stream plain = compression == DatCompression.Zstd
                ? new ZstdSharp.DecompressionStream(packed)
                    : new ZLibStream(packed, CompressionMode.Decompress);
            plain.ReadExactly(unpacked);
            // The checksum stands after the last byte.
            return plain.ReadByte() < 0 ? unpacked
                : throw new InvalidDataException("a compressed part of it is longer than it says");
        }
        catch (Exception damaged) when (
            damaged is ZstdSharp.ZstdException or EndOfStreamException or IOException)
        {
            throw new InvalidDataException("a compressed part of it is damaged", damaged);
        }
    }
}
