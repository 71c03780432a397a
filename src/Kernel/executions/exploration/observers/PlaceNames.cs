// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Observers;

namespace Linux.Executions;

/// <summary>Names of places in memory as they are drawn: fields of the hierarchy's groups by the group's name.</summary>
/// <param name="machine">Whose memory it is.</param>
internal sealed unsafe class PlaceNames(Machine machine)
{
    private static readonly Dictionary<nint, string> s_fields = Fields();

    private readonly AddressNames _names = new(machine);
    private readonly Dictionary<nint, string> _known = new();
    private readonly Dictionary<nint, string> _groups = new();
    private int _counted;

    /// <summary>The name of a place; it stays what it was at first, though memory is used again.</summary>
    public string Of(nint address)
    {
        if (_known.TryGetValue(address, out string? name))
            return name;
        return _known[address] = InGroup(address) ?? _names.Of((void*)address);
    }

    private string? InGroup(nint address)
    {
        IReadOnlyList<GroupView> all = HierarchyView.Read().All;

        if (all.Count != _counted)
            Count(all);
        foreach ((nint group, string name) in _groups)
        {
            nint offset = address - group;

            if (offset >= 0 && offset < sizeof(tmigr_group))
                return s_fields.TryGetValue(offset, out string? field) ? $"{name}.{field}" : $"{name}+0x{offset:x}";
        }
        return null;
    }

    private void Count(IReadOnlyList<GroupView> all)
    {
        var next = new Dictionary<int, int>();

        _groups.Clear();
        foreach (GroupView group in all)
        {
            int number = next.GetValueOrDefault(group.Level);

            _groups[group.Address] = $"GRP{group.Level}:{number}";
            next[group.Level] = number + 1;
        }
        _counted = all.Count;
    }

    private static Dictionary<nint, string> Fields()
    {
        tmigr_group group = default;
        byte* start = (byte*)&group;

        return new Dictionary<nint, string>
        {
            [(nint)((byte*)&group.@lock - start)] = "lock",
            [(nint)((byte*)&group.parent - start)] = "parent",
            [(nint)((byte*)&group.groupevt.ignore - start)] = "groupevt.ignore",
            [(nint)((byte*)&group.next_expiry - start)] = "next_expiry",
            [(nint)((byte*)&group.migr_state - start)] = "migr_state",
        };
    }
}
