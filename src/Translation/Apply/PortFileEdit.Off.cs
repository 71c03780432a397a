// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;

namespace Linux.Translation.Apply;

// What stands in arms that the configuration turns off: it is in no kernel that is built here.
internal sealed partial class PortFileEdit
{
    private static bool IsCode(ItemKind kind) => kind.IsCode() || kind == ItemKind.Tracepoint;

    private IEnumerable<string> Off(FileDiff diff)
    {
        var changed = diff.Changed.Concat(diff.Renamed.Select(r => r.Diff))
            .Where(c => IsCode(c.Kind) && (c.Rows.Any(r => r.Kind != RowKind.Same &&
                r.Off is not null) || (c.Explained && Find(c.Name, c.Name, c, c.Name) is null)))
            .Select(c => (c.Name, Line: c.NewLine));
        var added = diff.Added.Where(a => a.Off is not null && IsCode(a.Kind))
            .Select(a => (a.Name, a.Line));
        return changed.Concat(added).Select(o => $"{_unit.Path}:{o.Line}: what changes of " +
            $"{o.Name} in an arm that the configuration turns off is not looked at");
    }
}
