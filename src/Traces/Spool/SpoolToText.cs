// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Linux.Observers;

namespace Linux.Traces;

/// <summary>Turns a spool into the lines of tracefs, a machine after the other as they
/// ran.</summary>
public static class SpoolToText
{
    /// <summary>Writes the file.</summary>
    /// <param name="spool">What was recorded.</param>
    /// <param name="path">The file to write.</param>
    public static void Write(string spool, string path)
    {
        using var reader = new SpoolReader(spool);
        using var output = new StreamWriter(path) { NewLine = "\n" };
        var printers = new Dictionary<int, PrintFormat>();
        var line = new StringBuilder();
        SymbolTable symbols = new([]);
        int functions = 0;
        int machine = -1;

        foreach (SpooledRecord record in reader.Records())
        {
            if (functions != reader.Functions.Count)
            {
                functions = reader.Functions.Count;
                symbols = new SymbolTable(reader.Functions);
            }
            if (machine != record.Machine)
            {
                machine = record.Machine;
                SpooledMachine of = reader.Machines[machine];
                if (of.Name.Length != 0)
                    output.Write($"# machine {of.Number}: {of.Name}\n");
                TraceText.WriteHeader(output, 0, 0, of.Cpus);
            }
            if (!printers.TryGetValue(record.Event, out PrintFormat? printer))
                printers[record.Event] = printer = new PrintFormat(reader.Formats[record.Event], 8);
            line.Clear();
            TraceLineText.Append(line, record.Comm, record.Pid, record.Cpu, record.Flags,
                record.Data[3], record.TimeNs,
                reader.Formats[record.Event].Name);
            printer.Append(line, new RecordView(record.Data, false), symbols);
            output.Write(line.Append('\n'));
        }
    }
}
