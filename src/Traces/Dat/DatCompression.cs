// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>The compressions that trace-cmd knows.</summary>
public enum DatCompression
{
    /// <summary>None.</summary>
    None,

    /// <summary>zlib.</summary>
    Zlib,

    /// <summary>Zstandard.</summary>
    Zstd,
}
