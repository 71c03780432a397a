// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Linux.Traces;

namespace Linux.View;

/// <summary>The events of a spool's first machine.</summary>
public static class SpoolTimeline
{
    /// <summary>Reads them.</summary>
    /// <param name="path">The spool.</param>
    public static IEnumerable<TimelineEvent> Read(string path)
    {
        using var reader = new SpoolReader(path);
        var printers = new Dictionary<int, PrintFormat>();
        var text = new StringBuilder();
        SymbolTable symbols = new([]);
        int functions = 0;

        foreach (SpooledRecord record in reader.Records())
        {
            if (record.Machine != 0)
                continue;
            if (functions != reader.Functions.Count)
            {
                functions = reader.Functions.Count;
                symbols = new SymbolTable(reader.Functions);
            }
            EventFormat format = reader.Formats[record.Event];
            if (!printers.TryGetValue(record.Event, out PrintFormat? printer))
                printers[record.Event] = printer = new PrintFormat(format, 8);
            text.Clear();
            printer.Append(text, new RecordView(record.Data, false), symbols);
            yield return new TimelineEvent(
                record.TimeNs, record.Cpu, format.Name, text.ToString());
        }
    }
}
