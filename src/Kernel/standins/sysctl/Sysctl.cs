// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;

namespace Linux;

/// <summary>A table that was registered, and where.</summary>
internal unsafe struct sysctl_registration
{
    public byte* path;
    public ctl_table* table;
    public int size;
}

/// <summary>The tables that were registered; a machine reads and writes them by name.</summary>
public static unsafe partial class Kernel
{
    private const int SysctlTables = 8;

    [Global(typeof(sysctl_registration), Count = SysctlTables)]
    private static partial ref sysctl_tables_array sysctl_tables { get; }

    /// <summary>Registers the entries of a table under a path such as "kernel".</summary>
    internal static void register_sysctl(string path, ctl_table* table, int size)
    {
        for (var slot = 0; slot < SysctlTables; slot++)
        {
            if (sysctl_tables[slot].table == null)
            {
                sysctl_tables[slot].path = KernelSymbols.Constant(path);
                sysctl_tables[slot].table = table;
                sysctl_tables[slot].size = size;
                return;
            }
        }

        WARN(true, "no room for another sysctl table");
    }

    /// <summary>Registers a table of one entry.</summary>
    internal static void register_sysctl(string path, ref ctl_table table) =>
        register_sysctl(path, (ctl_table*)Unsafe.AsPointer(ref table), 1);

    /// <summary>Handles an integer as text, within the table's limits.</summary>
    /// <returns>0, or -EINVAL when the text is no number or out of the limits.</returns>
    public static int proc_dointvec_minmax(
        ctl_table* table, int write, void* buffer, size_t* lenp, long* ppos)
    {
        var value = (int*)table->data;
        if (write == 0)
        {
            var text = Encoding.ASCII.GetBytes(
                value->ToString(CultureInfo.InvariantCulture) + "\n");
            var length = Math.Min(text.Length, (int)*lenp);
            text.AsSpan(0, length).CopyTo(new Span<byte>(buffer, length));
            *lenp = (size_t)length;
            *ppos += length;
            return 0;
        }

        var given = Encoding.ASCII.GetString((byte*)buffer, (int)*lenp).Trim();
        if (!int.TryParse(given, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
                out var number)
            || (table->extra1 != null && number < *(int*)table->extra1)
            || (table->extra2 != null && number > *(int*)table->extra2))
        {
            return -EINVAL;
        }

        *value = number;
        *ppos += (long)*lenp;
        return 0;
    }

    /// <summary>Writes a sysctl such as "kernel/timer_migration", in process context.</summary>
    /// <returns>0; -ENOENT if there is none; else what its handler returns.</returns>
    public static int sysctl_write(string name, string text)
    {
        var entry = sysctl_find(name);
        if (entry == null)
        {
            return -ENOENT;
        }

        var bytes = Encoding.ASCII.GetBytes(text);
        var length = (size_t)bytes.Length;
        long position = 0;
        fixed (byte* buffer = bytes)
        {
            return entry->proc_handler(entry, 1, buffer, &length, &position);
        }
    }

    /// <summary>Reads a sysctl.</summary>
    /// <returns>Its text without the newline, or null if there is none of the name.</returns>
    public static string? sysctl_read(string name)
    {
        var entry = sysctl_find(name);
        if (entry == null)
        {
            return null;
        }

        const int Capacity = 64;
        var buffer = stackalloc byte[Capacity];
        size_t length = Capacity;
        long position = 0;
        var error = entry->proc_handler(entry, 0, buffer, &length, &position);
        return error == 0 ? Encoding.ASCII.GetString(buffer, (int)length).TrimEnd('\n') : null;
    }

    private static ctl_table* sysctl_find(string name)
    {
        for (var slot = 0; slot < SysctlTables; slot++)
        {
            ref var registered = ref sysctl_tables[slot];
            var path = KernelSymbols.Text(registered.path);
            for (var index = 0; index < registered.size; index++)
            {
                var entry = &registered.table[index];
                if (path + "/" + KernelSymbols.Text(entry->procname) == name)
                {
                    return entry;
                }
            }
        }

        return null;
    }
}
