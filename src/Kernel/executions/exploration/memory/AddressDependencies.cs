// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>
/// What came along with the addresses that a CPU has loaded. A load from an object whose address
/// was loaded is not
/// older than what came with that; it does not matter on which way the CPU got the address, so that
/// one that has it
/// by two ways is ordered after both.
/// </summary>
/// <param name="machine">Whose objects these are.</param>
internal sealed unsafe class AddressDependencies(Machine machine)
{
    private const int Remembered = 16;
    private const nint Line = 64;
    private const nint LargestObject = 4096;

    private readonly Entry[] _entries = new Entry[Remembered];
    private int _count;
    private int _next;

    /// <summary>What came with the address of the object around <paramref name="address"/>; null
    /// for nothing.</summary>
    public View? Of(nint address)
    {
        for (int i = 0; i < _count; i++)
        {
            if (address >= _entries[i].Start && address < _entries[i].End)
                return _entries[i].Known;
        }
        return null;
    }

    /// <summary>The CPU has loaded an address of the arena, and with it <paramref
    /// name="known"/>.</summary>
    public void Add(nint address, View known)
    {
        for (int i = 0; i < _count; i++)
        {
            if (address >= _entries[i].Start && address < _entries[i].End)
            {
                _entries[i] = _entries[i] with { Known = View.Union(_entries[i].Known, known)! };
                return;
            }
        }
        (nint start, nint end) = ObjectAround(address);

        _entries[_next] = new Entry(start, end, known);
        _next = (_next + 1) % Remembered;
        _count = System.Math.Min(_count + 1, Remembered);
    }

    /// <summary>Nothing came with anything.</summary>
    public void Clear() => _count = _next = 0;

    /// <summary>The CPU's section, the slab's object, or else the cache line.</summary>
    private (nint Start, nint End) ObjectAround(nint address)
    {
        for (int cpu = 0; cpu < machine.Options.PossibleCpus; cpu++)
        {
            nint section = (nint)PerCpuTemplate.Base + machine.Context(cpu)->per_cpu_offset;

            if (address >= section && address < section + (nint)PerCpuTemplate.Size)
                return (section, section + (nint)PerCpuTemplate.Size);
        }
        for (nint at = address & ~(Line - 1); at > address - LargestObject; at -= Line)
        {
            slab_object* header = machine.Slab.Find((void*)at);

            if (header == null)
                continue;
            if (address < at + (nint)header->size)
                return (at, at + (nint)header->size);
            break;
        }
        return (address & ~(Line - 1), (address & ~(Line - 1)) + Line);
    }

    private readonly record struct Entry(nint Start, nint End, View Known);
}
