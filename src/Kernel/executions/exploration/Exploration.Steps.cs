// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>One marked operation that was carried out.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Time">Clock monotonic, ns.</param>
/// <param name="Cpu">CPU.</param>
/// <param name="Kind">What it was.</param>
/// <param name="File">Source file.</param>
/// <param name="Line">Source line.</param>
/// <param name="Offset">Offset of the address in the arena; 0 for none.</param>
/// <param name="Value">What was read or written, once that is known.</param>
internal sealed record VisibleStep(
    long Number, long Time, int Cpu, visible_kind Kind, string File, int Line, ulong Offset)
{
    /// <summary>What was read or written.</summary>
    public ulong? Value { get; set; }
}

/// <summary>What is remembered of a run's operations.</summary>
internal sealed unsafe partial class Exploration
{
    private readonly VisibleStep?[] _step;
    private bool _noting;

    private void NoteStep(int cpu, visible_kind kind, void* address, string file, int line)
    {
        ulong offset = Offset(address);

        Mix((ulong)cpu << 48 ^ (ulong)kind << 40 ^ (ulong)line << 8 ^ offset << 16);
        if (OnStep == null)
            return;
        var step = new VisibleStep(Operations, base.Now(), cpu, kind, file, line, offset);
        _step[cpu] = step;
        _noting = true;
        OnStep(step);
        _noting = false;
    }

    private void NoteValue(int cpu, ulong value)
    {
        // A pointer differs from process to process; its place in the arena does not.
        Mix(Place(value));
        if (_step[cpu] is { } step)
            step.Value = Place(value);
        _step[cpu] = null;
    }

    private ulong Offset(void* address)
        => address != null && _machine.Arena.Contains(address) ? _machine.Arena.OffsetOf(address) : 0;

    private ulong Place(ulong value)
        => value > 0xffff_ffff && _machine.Arena.Contains((void*)value)
            ? _machine.Arena.OffsetOf((void*)value) : value;

    private void Mix(ulong value)
    {
        Hash = (Hash ^ value) * 1099511628211;
        Hash ^= Hash >> 29;
    }
}
