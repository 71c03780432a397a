// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Generators.Shared;

/// <summary>
/// A per-CPU variable or a global as the emitters need it: spellings only, so that equal
/// declarations are equal models.
/// </summary>
internal sealed record StoredVariable(
    string Name,
    string Modifiers,
    string Type,
    string ElementType,
    int Count,
    string? Init,
    string? Alias,
    bool Constant,
    bool CachelineAligned,
    bool StartsCacheline,
    bool PublicElement) : IEquatable<StoredVariable>
{
    public bool IsArray => Count > 0;

    public string Field => KernelNames.Escape(Name);

    /// <summary>The place in the layout: aligned types, then aligned variables, then the rest.</summary>
    public int Rank => CachelineAligned ? 0 : StartsCacheline ? 1 : 2;

    public string ArrayType => Name + "_array";
}
