// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Linux.Observers;

namespace Linux.Traces;

/// <summary>Reads what <see cref="TraceSpool"/> has written, as far as it goes.</summary>
public sealed class SpoolReader : IDisposable
{
    private readonly BinaryReader _input;
    private readonly Dictionary<int, EventFormat> _formats = new();
    private readonly List<SpooledMachine> _machines = new();
    private readonly Dictionary<ulong, string> _functions = new();

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public SpoolReader(string path)
        => _input = new BinaryReader(new FileStream(path, FileMode.Open, FileAccess.Read,
            FileShare.ReadWrite, 1 << 16));

    /// <summary>The formats of the events that were met so far, by number.</summary>
    public IReadOnlyDictionary<int, EventFormat> Formats => _formats;

    /// <summary>The machines that were met so far.</summary>
    public IReadOnlyList<SpooledMachine> Machines => _machines;

    /// <summary>The names of the functions that were met so far, by address.</summary>
    public IReadOnlyDictionary<ulong, string> Functions => _functions;

    /// <summary>Whether the end was met: whoever wrote it has not died.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The records, in order.</summary>
    public IEnumerable<SpooledRecord> Records()
    {
        for (SpooledRecord? record = Next(); record != null; record = Next())
            yield return record;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _input.Dispose();

    private SpooledRecord? Next()
    {
        try
        {
            for (; ; )
            {
                switch ((char)_input.ReadByte())
                {
                    case 'M':
                        int number = _input.ReadInt32();
                        _machines.Add(new SpooledMachine(number, _input.ReadString(),
                            _input.ReadInt32()));
                        break;
                    case 'E':
                        string system = _input.ReadString();
                        EventFormat format = EventFormat.Parse(system, _input.ReadString())!;
                        _formats[format.Id] = format;
                        break;
                    case 'F':
                        ulong address = _input.ReadUInt64();
                        _functions[address] = _input.ReadString();
                        break;
                    case 'R':
                        return new SpooledRecord(_input.ReadInt32(), _input.ReadInt32(),
                            _input.ReadInt64(),
                            _input.ReadInt32(), _input.ReadString(),
                                _input.ReadBytes(_input.ReadUInt16()));
                    case 'Z':
                        IsWhole = true;
                        return null;
                    default:
                        throw new InvalidDataException(
                            "the spool of the trace has something that is no item");
                }
            }
        }
        catch (EndOfStreamException)
        {
            return null;
        }
    }
}
