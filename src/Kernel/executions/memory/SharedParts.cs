// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>Which of the numbered parts of an object its copies hold as well, so that who changes
/// one copies it first.</summary>
internal struct SharedParts
{
    /// <summary>Parts of which it can tell; an object with more is copied whole.</summary>
    public const int Most = 64;

    private ulong _shared;

    /// <summary>Whether any is.</summary>
    public readonly bool Any => _shared != 0;

    /// <summary>A copy has been made that holds all of them.</summary>
    public void ShareAll() => _shared = ulong.MaxValue;

    /// <summary>A part is about to be changed.</summary>
    /// <returns>Whether it was shared: from now on its copy is the object's own.</returns>
    public bool Take(int part)
    {
        bool was = (_shared >> part & 1) != 0;

        _shared &= ~(1ul << part);
        return was;
    }
}
