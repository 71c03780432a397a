// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux;

/// <summary>
/// What a machine printed, in order. It may be written from several threads at once.
/// </summary>
public sealed class MachineLog
{
    /// <summary>The level of WARN.</summary>
    public const int Warning = 4;

    /// <summary>The level that printk uses when a format names none.</summary>
    public const int Default = 4;

    private readonly object gate = new();
    private readonly List<LogRecord> records = [];
    private readonly HashSet<string> once = [];
    private bool open;

    /// <summary>Whether pr_debug prints; off as in a kernel without DEBUG.</summary>
    public bool DebugMessages { get; set; }

    /// <summary>Called with each complete record, under no lock of the machine.</summary>
    public event Action<LogRecord>? Written;

    /// <summary>A copy of all records.</summary>
    public IReadOnlyList<LogRecord> Records
    {
        get
        {
            lock (gate)
            {
                return records.ToArray();
            }
        }
    }

    /// <summary>A copy of the records that WARN, BUG and the memory checks wrote.</summary>
    public IReadOnlyList<LogRecord> Warnings
    {
        get
        {
            lock (gate)
            {
                return records.FindAll(static r => r.IsWarning);
            }
        }
    }

    /// <summary>Whether this key is new; for the _once forms.</summary>
    public bool FirstTime(string key)
    {
        lock (gate)
        {
            return once.Add(key);
        }
    }

    /// <summary>Appends a record. A text that does not end in a newline may be continued.</summary>
    public void Write(int level, long timeNs, int cpu, string text, bool isWarning = false)
    {
        LogRecord record;
        lock (gate)
        {
            open = !text.EndsWith('\n');
            record = new LogRecord(level, timeNs, cpu, text.TrimEnd('\n'), isWarning);
            records.Add(record);
        }

        Written?.Invoke(record);
    }

    /// <summary>Appends to the last record if it is open, else writes a new one.</summary>
    public void Continue(long timeNs, int cpu, string text)
    {
        lock (gate)
        {
            if (open && records.Count > 0)
            {
                var last = records[^1];
                open = !text.EndsWith('\n');
                records[^1] = last with { Text = last.Text + text.TrimEnd('\n') };
                return;
            }
        }

        Write(Default, timeNs, cpu, text);
    }

    /// <summary>Forgets all records, for a test that expects some and goes on.</summary>
    public void Clear()
    {
        lock (gate)
        {
            records.Clear();
            open = false;
        }
    }
}
