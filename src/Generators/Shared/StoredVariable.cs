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
    bool CachelineAligned,
    bool PublicElement) : IEquatable<StoredVariable>
{
    public bool IsArray => Count > 0;

    public string Field => KernelNames.Escape(Name);

    public string ArrayType => Name + "_array";
}
