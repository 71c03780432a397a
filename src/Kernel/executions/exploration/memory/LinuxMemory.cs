// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Linux.Executions;

/// <summary>
/// The kernel's memory model behind a machine's memory: a load of the files that the limits name
/// may bring any store that the CPU need not know to be outdated. Which one it is, is a choice. What
/// other code loads is the newest, and an acquire, so that no unmodelled part shows something that
/// cannot be.
/// </summary>
internal sealed unsafe partial class LinuxMemory : IMemoryModel
{
    private const int NoLocation = -1;

    /// <summary>A load comes from where nobody has stored since the last rest: there is one value
    /// to see.</summary>
    private const int Unstored = -2;

    private readonly Machine _machine;
    private readonly MemoryPlaces _places = new();
    private readonly MemorySites _sites = new();
    private readonly ViewPool _pool = new();
    private readonly AddressDependencies[] _dependencies;
    private readonly List<UntoldStore> _untold = new();
    private readonly HandOffs _handOffs;
    private readonly FileTable _isStale;
    private readonly ulong[] _scratch;
    private readonly CurrentOperation[] _operation;
    private readonly Decision[] _options;
    private WeakMemory _memory;
    private RunLimits _limits = new();
    private ChoicePoints? _choices;
    private StaleReads? _staleReads;
    private int _scratchAt;
    private int _untoldCpu;
    private long _number;
    private bool _isOver;

    public LinuxMemory(Machine machine)
    {
        int cpus = machine.Options.PossibleCpus;

        _machine = machine;
        _memory = new WeakMemory(cpus, 0, _limits.History, pool: _pool);
        _isStale = new FileTable(file => _limits.MayBeStale(file));
        _dependencies = new AddressDependencies[cpus];
        for (int cpu = 0; cpu < cpus; cpu++)
            _dependencies[cpu] = new AddressDependencies(machine);
        _handOffs = new HandOffs(cpus);
        _operation = new CurrentOperation[cpus];
        _options = new Decision[RunLimits.LongestHistory];
        _scratch = GC.AllocateArray<ulong>(64, pinned: true);
    }

    public bool Observes => true;

    public bool SeesNewest => _isOver;

    public void Begin(ChoicePoints choices, RunLimits limits, StepListing? listing)
    {
        if (limits.History != _limits.History)
            _memory = new WeakMemory(_machine.Options.PossibleCpus, 0, limits.History,
                pool: _pool);
        _limits = limits;
        _choices = choices;
        _sites.AreKept = listing != null;
        _staleReads = listing == null ? null : new StaleReads(listing, _sites);
        Forget();
    }

    public void Before(in Operation operation)
    {
        if (_isOver)
            return;
        int cpu = operation.Cpu;
        int location = NoLocation;

        Tell();
        if (operation.Shared && operation.Size <= MemoryPlaces.Largest)
        {
            location = operation.Kind is visible_kind.Load or visible_kind.LoadAcquire
                ? Find(operation.Address, operation.Size)
                : LocationOf(operation.Address, operation.Size);
            if (location == NoLocation)
                location = Unstored;
            else
                Match(location, MemoryValue.Of(operation.Address, operation.Size));
        }
        else if (FenceOf(operation.Kind) is { } fence)
        {
            _memory.Barrier(cpu, fence);
            _staleReads?.Fenced(cpu, fence, operation.Number);
        }
        _number = operation.Number;
        _operation[cpu] = new CurrentOperation(location, operation.Size, operation.Number,
            operation.File, operation.Line);
    }

    public void After(int cpu, visible_kind kind, nint address, ulong value)
    {
        ref CurrentOperation operation = ref _operation[cpu];
        int location = operation.Location;

        if (_isOver || location == NoLocation || operation.IsRefused
            || kind is visible_kind.Load or visible_kind.LoadAcquire)
            return;
        long now = MemoryValue.Of(address, operation.Size);
        int site = _sites.Add(operation.Number, cpu, operation.File, operation.Line);

        switch (kind)
        {
            case visible_kind.Store:
                _memory.Store(cpu, location, now, AccessOrder.Relaxed, site);
                break;
            case visible_kind.StoreRelease:
                _memory.Store(cpu, location, now, AccessOrder.Release, site);
                break;
            case visible_kind.Lock:
                _memory.Lock(cpu, location, site, now);
                break;
            case visible_kind.TryLock when value != 0:
                _memory.Lock(cpu, location, site, now);
                break;
            case visible_kind.TryLock:
                Newest(cpu, location, AccessOrder.Relaxed);
                break;
            case visible_kind.Unlock:
                _memory.Unlock(cpu, location, site);
                break;
            default:
                Modify(cpu, location, kind, value, now, site);
                break;
        }
    }

    public ulong Load(int cpu, visible_kind kind, nint address, ulong newest)
    {
        ref CurrentOperation operation = ref _operation[cpu];

        if (_isOver || operation.Location == NoLocation)
            return newest;
        bool isStale = _isStale.Of(operation.File);
        if (operation.Location == Unstored)
        {
            if (isStale)
                _choices!.Loads.Next(cpu);
            SeeOnly(cpu, address, (nint)newest);
            return newest;
        }
        View? dependency = _dependencies[cpu].Of(address);
        int back = isStale ? Back(cpu, operation.Location, dependency, null) : 0;

        return (ulong)See(cpu, operation.Location, back, dependency,
            isStale && kind == visible_kind.Load ? AccessOrder.Relaxed : AccessOrder.Acquire);
    }

    public bool Refuses(int cpu, nint address, ulong old, out ulong seen)
    {
        ref CurrentOperation operation = ref _operation[cpu];

        seen = 0;
        if (_isOver)
            return false;
        operation = operation with { Expected = old, Compares = true };
        if (operation.Location == NoLocation || !_isStale.Of(operation.File))
            return false;
        View? dependency = _dependencies[cpu].Of(address);
        int back = Back(cpu, operation.Location, dependency, (long)old);

        if (back == 0)
            return false;
        operation = operation with { IsRefused = true };
        seen = (ulong)See(cpu, operation.Location, back, dependency, AccessOrder.Relaxed);
        return true;
    }

    public void TakesInterrupts(int cpu)
    {
        if (_isOver)
            return;
        Tell();
        _handOffs.TakesInterrupts(_memory, cpu);
    }

    public void Interrupted(int from, int cpu)
    {
        if (_isOver || from < 0)
            return;
        Tell();
        _handOffs.Interrupted(_memory, from, cpu);
    }

    public void PoweredOn(int from, int cpu)
    {
        if (_isOver)
            return;
        Tell();
        _memory.Receive(cpu, _memory.Send(from));
    }

    public void Switches(int cpu, nint from, nint to)
    {
        if (_isOver)
            return;
        Tell();
        _handOffs.Switches(_memory, cpu, from, to);
    }

    public void Rest()
    {
        _choices!.Rested();
        Forget();
    }

    private void Forget()
    {
        _memory.Rest();
        _places.Clear();
        _sites.Clear();
        _handOffs.Clear();
        _staleReads?.Rest();
        _untold.Clear();
        foreach (AddressDependencies dependencies in _dependencies)
            dependencies.Clear();
        for (int cpu = 0; cpu < _operation.Length; cpu++)
            _operation[cpu].Location = NoLocation;
        LookAhead();
    }

    /// <summary>
    /// Where no load sees anything older up to the next rest, nobody needs to know what a CPU
    /// knows, except who reads why an earlier load could.
    /// </summary>
    private void LookAhead() => _isOver = _staleReads == null && _choices!.Loads.AreOver;

    private static Fence? FenceOf(visible_kind kind) => kind switch
    {
        visible_kind.FullBarrier => Fence.Full,
        visible_kind.ReadBarrier => Fence.Read,
        visible_kind.WriteBarrier => Fence.Write,
        _ => null,
    };

    /// <summary>A read-modify-write has found <paramref name="found"/> and left <paramref
    /// name="now"/>.</summary>
    private void Modify(int cpu, int location, visible_kind kind, ulong found, long now, int site)
    {
        CurrentOperation operation = _operation[cpu];

        if (operation.Compares && found != operation.Expected)
        {
            Newest(cpu, location, AccessOrder.Relaxed);
            return;
        }
        _memory.ReadModifyWrite(cpu, location, now, kind switch
        {
            visible_kind.Rmw => AccessOrder.Relaxed,
            visible_kind.RmwAcquire => AccessOrder.Acquire,
            visible_kind.RmwRelease => AccessOrder.Release,
            _ => AccessOrder.Full,
        }, site);
    }

    private void Newest(int cpu, int location, AccessOrder order)
    {
        ref readonly Message message = ref _memory.Load(cpu, location, 0, order);

        _staleReads?.Saw(cpu, location, message, order, _operation[cpu].Number);
    }

    /// <summary>Of a store that comes; a new location holds what the memory does.</summary>
    private int LocationOf(nint address, int size)
    {
        int location = Find(address, size);

        if (location != NoLocation)
            return location;
        _places.Add(OffsetOf(address), size);
        return _memory.Add(MemoryValue.Of(address, size));
    }

    /// <summary>The location of a load that comes; none where nobody has stored since the last
    /// rest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Find(nint address, int size) => _places.Find(OffsetOf(address), size);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int OffsetOf(nint address) => (int)((byte*)address - _machine.Arena.Base);

    /// <summary>What the memory holds and nobody has told of, everybody sees.</summary>
    private void Match(int location, long newest)
    {
        if (_memory.Newest(location).Value != newest)
            _memory.Overwrite(location, newest);
    }
}
