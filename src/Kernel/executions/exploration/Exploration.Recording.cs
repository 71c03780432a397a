// SPDX-License-Identifier: GPL-2.0-only
using System.Threading;

namespace Linux.Executions;

/// <summary>Who is told of each access of the run.</summary>
internal sealed unsafe partial class Exploration
{
    private RaceDetector? _races;

    /// <summary>Collects the data races of the run; null looks for none.</summary>
    public RaceNotes? Notes { get; set; }

    /// <summary>Runs of this process that record plain accesses.</summary>
    private static int s_recording;

    private bool _recording;
    private string _lastFile = "";
    private int _lastLine;

    /// <summary>Whether anybody wants to know of plain accesses.</summary>
    public static bool IsRecording => Volatile.Read(ref s_recording) != 0;

    public override void Dispose()
    {
        EndRecording();
        base.Dispose();
    }

    private void BeginRecording()
    {
        if (Notes != null)
            _races = new RaceDetector(_machine.Options.PossibleCpus, Notes);
        _recording = Notes != null || _steps != null || _states != null;
        if (_recording)
            Interlocked.Increment(ref s_recording);
    }

    private void EndRecording()
    {
        if (_recording)
            Interlocked.Decrement(ref s_recording);
        _recording = false;
    }

    internal override void PlainAccess(void* address, int size, access_kind kind, string file, int line)
    {
        if (IsSilent || !_machine.Arena.Contains(address))
            return;
        int cpu = ThisCpu.context->cpu;

        (_lastFile, _lastLine) = (file, line);
        TouchMemory(address, size, kind);
        RememberAccess(cpu, address, size, kind, line);
        _races?.Note(cpu, (nint)address, size, kind, file, line);
        // The line that takes an interrupt clears its bit with an access of its own.
        if (_races != null && kind == (access_kind.Update | access_kind.Marked)
            && address == &ThisCpu.context->pending_irqs)
            _races.Clocks.TakeInterrupt(cpu);
    }

    internal override void InterruptRaised(int cpu)
    {
        if (!IsSilent)
        {
            TouchInterrupt(_steps?.Touched, cpu);
            _races?.Clocks.Interrupt(ThisCpu.context->cpu, cpu);
        }
        base.InterruptRaised(cpu);
    }

    /// <summary>What the checkers read is no part of the run.</summary>
    protected override void CheckQuiescent()
    {
        _noting = true;
        base.CheckQuiescent();
        _noting = false;
    }

    protected override void TimePasses()
    {
        if (_choices == null || Aborted)
            return;
        _races?.Clocks.Rest();
        AuditStep();
        _steps?.Rest();
    }

    private void Record(int cpu, visible_kind kind, void* address, int size, string file, int line)
    {
        if (_states != null)
            Remember(cpu, (ulong)kind << 56 ^ Place((ulong)address), line);
        bool shared = address != null && _machine.Arena.Contains(address);

        (_lastFile, _lastLine) = (file, line);
        if (shared)
            TouchMemory(address, size, KindOf(kind));
        // A release publishes the store that it is itself.
        if (shared)
            _races?.Note(cpu, (nint)address, size, KindOf(kind), file, line);
        _races?.Before(cpu, kind, (nint)address, file, line);
    }

    private void Recorded(int cpu, ulong value)
    {
        (visible_kind kind, nint address) = _operation[cpu];

        if (_states != null)
            Remember(cpu, Place(value), 0);
        if (kind == visible_kind.Lock && _machine.Arena.Contains((void*)address))
            _steps?.Touched?.Locked.Add((uint)(_machine.Arena.OffsetOf((void*)address) >> WordShift));
        _races?.After(cpu, kind, address, value, _machine.Arena.Contains((void*)value));
    }

    private static access_kind KindOf(visible_kind kind) => access_kind.Marked | kind switch
    {
        visible_kind.Load or visible_kind.LoadAcquire => access_kind.Read,
        visible_kind.Store or visible_kind.StoreRelease => access_kind.Write,
        _ => access_kind.Update,
    };
}
