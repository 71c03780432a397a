// SPDX-License-Identifier: GPL-2.0-only
using Linux.Traces.Perfetto;

namespace Linux.Traces;

/// <summary>Turns a spool into a trace for Perfetto.</summary>
public static class SpoolToPerfetto
{
    /// <summary>Writes the file: all of it or, where that fails, nothing.</summary>
    /// <param name="spool">What was recorded.</param>
    /// <param name="path">The file to write.</param>
    /// <returns>Records that went into it.</returns>
    public static long Write(string spool, string path)
    {
        string part = path + ".part";
        long records;

        using (var output = new BufferedStream(new FileStream(part, FileMode.Create,
            FileAccess.Write), 1 << 16))
            records = Write(spool, output);
        File.Move(part, path, overwrite: true);
        return records;
    }

    private static long Write(string spool, Stream output)
    {
        using var reader = new SpoolReader(spool);
        var packets = new PacketStream(output);
        var machines = new List<MachineTracks>();
        SymbolTable symbols = new([]);
        int functions = 0;
        long records = 0;

        foreach (SpooledRecord record in reader.Records())
        {
            for (; machines.Count < reader.Machines.Count;)
                machines.Add(new MachineTracks(packets, reader.Machines[machines.Count]));
            if (functions != reader.Functions.Count)
            {
                functions = reader.Functions.Count;
                symbols = new SymbolTable(reader.Functions);
            }
            machines[record.Machine].Add(record,
                new FieldReader(reader.Formats[record.Event], new RecordView(record.Data, false)),
                    symbols);
            records++;
        }
        foreach (MachineTracks machine in machines)
            machine.Close();
        return records;
    }
}
