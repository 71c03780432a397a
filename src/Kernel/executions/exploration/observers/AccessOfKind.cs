// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>What a marked operation does to its memory.</summary>
internal static class AccessOfKind
{
    /// <summary>Reads it, writes it, or both.</summary>
    public static access_kind Access(this visible_kind kind) => access_kind.Marked | kind switch
    {
        visible_kind.Load or visible_kind.LoadAcquire => access_kind.Read,
        visible_kind.Store or visible_kind.StoreRelease => access_kind.Write,
        _ => access_kind.Update,
    };
}
