// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Linux.Observers;

/// <summary>
/// Keeps the traces of any number of machines in one file, in the order of their records and with
/// nothing
/// of the process in it: addresses are those that the machine prints. Other programs turn it into
/// the forms that people's tools read.
/// </summary>
/// <remarks>
/// A sequence of items, each a letter and what follows in the form of <see cref="BinaryWriter"/>: M
/// a machine
/// (number, name, CPUs), E an event (system, format), F a function (address, name), R a record
/// (machine, CPU, ns, pid, name of the task, bytes), and Z the end.
/// </remarks>
public sealed class TraceSpool : IDisposable
{
    private const ulong FirstFunction = 0xffffffff81000000;
    private const ulong FunctionDistance = 0x40;

    private readonly object _gate = new();
    private readonly BinaryWriter _output;
    private readonly Dictionary<ushort, int[]> _pointers = new();
    private readonly Dictionary<string, ulong> _functions = new(StringComparer.Ordinal);
    private readonly byte[] _data = new byte[4096];
    private int _machines;
    private bool _closed;

    /// <summary>Makes the file.</summary>
    /// <exception cref="IOException">It cannot be made.</exception>
    public TraceSpool(string path)
        => _output = new BinaryWriter(new FileStream(path, FileMode.Create, FileAccess.Write,
            FileShare.Read, 1 << 16));

    /// <summary>Machines that come up from now on are recorded too; null for none.</summary>
    public static TraceSpool? OfEveryMachine { get; set; }

    /// <summary>Records so far.</summary>
    public long Records { get; private set; }

    /// <summary>What the next machines are called; empty for the first one is as good as a
    /// name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Records another machine, from now on until it is disposed of.</summary>
    public void Record(Machine machine, int capacity = 65536)
    {
        lock (_gate)
        {
            int number = _machines++;

            _output.Write('M');
            _output.Write(number);
            _output.Write(Name);
            _output.Write(machine.Options.PossibleCpus);
            machine.StreamTrace(new Part(this, machine, number), capacity);
        }
        machine.EnableTrace("*");
    }

    /// <summary>Ends the file. Machines that still run are not recorded any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            _output.Write('Z');
            _output.Dispose();
        }
    }

    private void Write(Machine machine, int number, in TraceEntry entry)
    {
        lock (_gate)
        {
            if (_closed)
                return;
            Span<byte> data = _data.AsSpan(0, entry.Data.Length);

            entry.Data.CopyTo(data);
            foreach (int offset in PointersOf(entry.Event))
                MakeStable(machine, data[offset..]);
            _output.Write('R');
            _output.Write(number);
            _output.Write(entry.Cpu);
            _output.Write(entry.TimeNs);
            _output.Write(entry.Pid);
            _output.Write(Encoding.UTF8.GetString(entry.Comm));
            _output.Write((ushort)data.Length);
            _output.Write(data);
            Records++;
        }
    }

    private int[] PointersOf(TraceEvent traced)
    {
        if (_pointers.TryGetValue(traced.Id, out int[]? offsets))
            return offsets;
        _output.Write('E');
        _output.Write(traced.System);
        _output.Write(traced.Format);
        return _pointers[traced.Id] = TracePointers.In(traced.Format);
    }

    private unsafe void MakeStable(Machine machine, Span<byte> field)
    {
        ulong address = BitConverter.ToUInt64(field);

        if (address == 0)
            return;
        // Most addresses are the machine's, and to look for a function takes longer.
        if (machine.Arena.Contains((void*)address))
            BitConverter.TryWriteBytes(field, machine.Arena.OffsetOf((void*)address));
        else if (TraceEntry.FunctionAt(address) is { } name)
            BitConverter.TryWriteBytes(field, AddressOf(name));
    }

    private ulong AddressOf(string function)
    {
        if (_functions.TryGetValue(function, out ulong address))
            return address;
        address = FirstFunction + (ulong)_functions.Count * FunctionDistance;
        _functions.Add(function, address);
        _output.Write('F');
        _output.Write(address);
        _output.Write(function);
        return address;
    }

    /// <summary>The part of the file that is one machine's.</summary>
    private sealed class Part(TraceSpool spool, Machine machine, int number) : ITraceSink
    {
        public void Write(in TraceEntry entry) => spool.Write(machine, number, entry);
    }
}
