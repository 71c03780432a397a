// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.View;

/// <summary>Follows the hierarchy through the events of a trace.</summary>
internal sealed class TimelineGroups : IDisposable
{
    private const ulong Never = long.MaxValue;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<TimelineGroup> _groups = new();
    private readonly PackedNumbers _changes = new();
    private readonly Dictionary<string, string> _fields = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _byLevel = new();
    private ulong _last;

    /// <summary>The groups.</summary>
    public IReadOnlyList<TimelineGroup> Groups => _groups;

    /// <summary>
    /// Their changes: events since the change before, group, which field (0 word, 1 first event),
    /// its value.
    /// </summary>
    public string Changes => _changes.ToBase64();

    /// <summary>Takes an event.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="one">The event.</param>
    public void See(ulong number, TimelineEvent one)
    {
        if (!one.Name.StartsWith("tmigr_", StringComparison.Ordinal))
            return;
        Split(one.Text);
        switch (one.Name)
        {
            case "tmigr_group_set_cpu_active" or "tmigr_group_set_cpu_inactive":
                int group = GroupOf("group", "lvl");
                int parent = GroupOf("parent", "", Field("lvl") + 1);
                if (group < 0)
                    return;
                _groups[group].Parent = parent;
                Change(number, group, 0, (ulong)(Hex("migrator") << 8 | Hex("active")));
                break;
            case "tmigr_update_events":
                int updated = GroupOf("group", "group_lvl");
                if (updated >= 0)
                    Change(number, updated, 1, Math.Min(Never, (ulong)Field("next_expiry")));
                break;
            case "tmigr_cpu_idle" or "tmigr_cpu_active" or "tmigr_cpu_new_timer_idle":
                int of = GroupOf("parent", "", 0);
                if (of >= 0)
                    _groups[of].Cpus.Add((int)Field("cpu"));
                break;
        }
    }

    public void Dispose() => _changes.Dispose();

    private void Change(ulong number, int group, ulong field, ulong value)
    {
        _changes.Add(number - _last);
        _changes.Add((ulong)group);
        _changes.Add(field);
        _changes.Add(value);
        _last = number;
    }

    private int GroupOf(string field, string levelField, long level = 0)
    {
        string address = _fields.GetValueOrDefault(field, "");

        if (address.Replace("x", "", StringComparison.Ordinal).Trim('0', '(', ')', 'n', 'i',
            'l').Length == 0)
            return -1;
        if (_numbers.TryGetValue(address, out int known))
            return known;
        var at = (int)(levelField.Length == 0 ? level : Field(levelField));
        int number = _byLevel.GetValueOrDefault(at);
        _byLevel[at] = number + 1;
        _groups.Add(new TimelineGroup($"GRP{at}:{number}", at,
            (int)Math.Clamp(Field("numa"), -1, 4096)));
        return _numbers[address] = _groups.Count - 1;
    }

    private void Split(string text)
    {
        _fields.Clear();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = word.IndexOf('=');

            if (equals > 0)
                _fields[word[..equals]] = word[(equals + 1)..];
        }
    }

    private long Field(string name)
        => long.TryParse(_fields.GetValueOrDefault(name), NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture, out long value) ? value : 0;

    private long Hex(string name)
        => long.TryParse(_fields.GetValueOrDefault(name), NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture, out long value) ? value & 0xff : 0;
}
