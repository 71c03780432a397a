// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Fidelity;

namespace Linux.Translation.Apply;

/// <summary>
/// What another condition of an arm does to a kernel of one configuration: an item that is built
/// now came, and one that is no longer built went.
/// </summary>
internal static class BuiltArms
{
    /// <summary>The difference as that kernel sees it; names that are left out on purpose stay
    /// out.</summary>
    public static FileDiff Of(FileDiff diff, Unit unit, PortFile? port, NotPorted notPorted)
    {
        bool IsOut(string name) => notPorted.Reason(diff.File, name) is not null;
        bool IsOther(ItemDiff item) => item.Kind <= ItemKind.Tracepoint && !IsOut(item.Name) &&
            item.Arm is ArmChange.NowBuilt or ArmChange.NoLongerBuilt;
        var other = diff.Changed.Where(IsOther).ToList();
        return other.Count == 0 ? diff : diff with
        {
            Changed = [.. diff.Changed.Except(other)],
            Added = [.. diff.Added.Concat(other.Where(o => o.Arm == ArmChange.NowBuilt)
                .Select(o => FileComparer.Name(unit.Items.Find(i => i.Kind == o.Kind &&
                    i.Name == o.Name && i.Line == o.NewLine)!, unit, port)))
                .OrderBy(a => a.Line)],
            Removed = [.. diff.Removed.Concat(other.Where(o => o.Arm != ArmChange.NowBuilt)
                .Select(o => new ItemName(o.Kind, o.Name, o.OldLine, o.OldLine, o.PortLine, null)))
                .OrderBy(r => r.Line)],
        };
    }
}
