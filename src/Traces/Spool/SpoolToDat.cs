// SPDX-License-Identifier: GPL-2.0-only
using Linux.Observers;

namespace Linux.Traces;

/// <summary>Turns a spool into a trace.dat, a machine a buffer.</summary>
public static class SpoolToDat
{
    /// <summary>Writes the file.</summary>
    /// <param name="spool">What was recorded.</param>
    /// <param name="path">The file to write.</param>
    /// <param name="options">How.</param>
    /// <returns>Events written.</returns>
    public static long Write(string spool, string path, DatOptions options)
    {
        using var reader = new SpoolReader(spool);
        using var file = new DatFile(options, path + ".pages");
        long events = 0;
        int machines = 0;

        // Every event that there is, so that a filter can name it though it did not occur.
        foreach (TraceEvent traced in TraceEvents.All)
            file.Declare(EventFormat.Parse(traced.System, traced.Format)!);
        foreach (SpooledRecord record in reader.Records())
        {
            Machines(file, reader, ref machines);
            file.Name(record.Pid, record.Comm);
            file.Add(record.Machine, record.Cpu, record.TimeNs, record.Data);
            events++;
        }
        Machines(file, reader, ref machines);
        foreach (EventFormat format in reader.Formats.Values)
            file.Declare(format);
        foreach ((ulong address, string name) in reader.Functions)
            file.Name(address, name);
        file.Save(path);
        return events;
    }

    private static void Machines(DatFile file, SpoolReader reader, ref int known)
    {
        for (; known < reader.Machines.Count; known++)
        {
            SpooledMachine machine = reader.Machines[known];

            file.AddBuffer(NameOf(machine), machine.Cpus);
        }
    }

    /// <summary>trace-cmd makes a folder of it, so that it has no slash.</summary>
    private static string NameOf(SpooledMachine machine)
        => FormattableString.Invariant(
            $"{machine.Number}-{(machine.Name.Length == 0 ? "machine" : machine.Name)}")
            .Replace('/', '-').Replace(' ', '-');
}
