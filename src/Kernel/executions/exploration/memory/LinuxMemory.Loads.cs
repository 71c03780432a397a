// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.InteropServices;

namespace Linux.Executions;

/// <summary>What loads see, marked and plain ones.</summary>
internal sealed unsafe partial class LinuxMemory
{
    public void* PlainFrom(in PlainAccess access)
    {
        var address = (void*)access.Address;
        int cpu = access.Cpu;

        if (_isOver || access.Size > MemoryPlaces.Largest || !_isStale.Of(access.File))
            return address;
        if (_untoldCpu != cpu)
            Tell();
        long value = MemoryValue.Of(access.Address, access.Size);
        bool isStore = (access.Kind & access_kind.Write) != 0;
        int location = isStore ? LocationOf(access.Address, access.Size)
            : Find(access.Address, access.Size);

        // Its code is that of a volatile access of C.
        bool isMarked = (access.Kind & access_kind.Marked) != 0;

        if (location == NoLocation)
        {
            if (!isMarked)
                _choices!.Loads.Next(cpu);
            SeeOnly(cpu, access.Address, (nint)value);
            return address;
        }
        Settle(location, value);
        if (isStore)
        {
            _untoldCpu = cpu;
            _untold.Add(new UntoldStore(location, access.Address, access.Size,
                _sites.Add(_number, cpu, access.File,
                access.Line)));
            return address;
        }
        _operation[cpu] = new CurrentOperation(location, access.Size, _number, access.File,
            access.Line)
        {
            IsPlain = true,
        };
        View? dependency = _dependencies[cpu].Of(access.Address);
        int back = isMarked ? 0 : Back(cpu, location, dependency, null);
        long seen = See(cpu, location, back, dependency, AccessOrder.Relaxed);

        if (back == 0)
            return address;
        _scratchAt = (_scratchAt + 1) % _scratch.Length;
        _scratch[_scratchAt] = (ulong)seen;
        // The array is pinned.
        return System.Runtime.CompilerServices.Unsafe.AsPointer(ref _scratch[_scratchAt]);
    }

    /// <summary>How many stores before the newest a load sees; asks where it may be more than
    /// none.</summary>
    /// <param name="cpu">Who loads.</param>
    /// <param name="location">What.</param>
    /// <param name="dependency">What came with the address.</param>
    /// <param name="expected">What a compare-and-exchange succeeds on, which it does on the newest
    /// alone.</param>
    private int Back(int cpu, int location, View? dependency, long? expected)
    {
        int at = _choices!.Loads.Next(cpu);

        if (_choices.Loads.Left == 0)
            return 0;
        int visible = _memory.Visible(cpu, location, dependency);

        if (visible == 1 || _places.IsMixed(location))
            return 0;
        long newest = _memory.Newest(location).Value;
        int count = 1;

        _options[0] = Decision.Cpu(cpu);
        for (int back = 1; back < visible; back++)
        {
            long value = _memory.At(location, back).Value;

            if (value != newest && value != expected)
                _options[count++] = Decision.Stale(back);
        }
        if (count == 1)
            return 0;
        Decision taken = _choices.Loads.Deal(cpu, at, new ReadOnlySpan<Decision>(_options, 0,
            count));

        LookAhead();
        return taken.Kind == DecisionKind.StaleRead ? taken.Number : 0;
    }

    /// <summary>A load sees a store, and learns what comes with it.</summary>
    /// <returns>The store's value.</returns>
    private long See(int cpu, int location, int back, View? dependency, AccessOrder order)
    {
        ref readonly Message message = ref _memory.Load(cpu, location, back,
            _places.IsMixed(location) ? AccessOrder.Acquire : order);

        if (back != 0)
        {
            _choices!.Loads.Spend(cpu);
            LookAhead();
        }
        if (_staleReads != null)
            Show(cpu, location, message, _memory.Newest(location), order);
        if ((order == AccessOrder.Relaxed && message.Known != null || dependency != null)
            && _machine.Arena.Contains((void*)message.Value))
            _dependencies[cpu].Add((nint)message.Value, _memory.Dependency(location, message,
                dependency));
        return message.Value;
    }

    /// <summary>A load sees the only value there is, and follows what the address came
    /// with.</summary>
    private void SeeOnly(int cpu, nint address, nint value)
    {
        if (_dependencies[cpu].Of(address) is { } dependency
            && _machine.Arena.Contains((void*)value))
            _dependencies[cpu].Add(value, dependency);
    }

    private void Show(int cpu, int location, in Message message, in Message newest,
        AccessOrder order)
    {
        CurrentOperation operation = _operation[cpu];
        var load = new MemorySite(operation.Number, cpu, operation.File, operation.Line);

        if (message.Index != newest.Index)
            _staleReads!.Note(load, operation.IsPlain, _machine.Arena,
                (uint)_places.OffsetOf(location),
                location, message, newest);
        _staleReads!.Saw(cpu, location, message, order, operation.Number);
    }

    /// <summary>What a CPU stored by plain accesses is made known as stores; it has done so by
    /// now.</summary>
    private void Tell()
    {
        if (_untold.Count != 0)
            TellAll();
    }

    private void TellAll()
    {
        foreach (ref readonly UntoldStore store in CollectionsMarshal.AsSpan(_untold))
            Tell(store, MemoryValue.Of(store.Address, store.Size));
        _untold.Clear();
    }

    private void Tell(in UntoldStore store, long now)
    {
        if (_memory.Newest(store.Location).Value != now)
            _memory.Store(_untoldCpu, store.Location, now, AccessOrder.Relaxed, store.Site);
    }

    /// <summary>The memory may hold what this CPU has stored and not told of, or what nobody tells
    /// of.</summary>
    private void Settle(int location, long now)
    {
        if (_memory.Newest(location).Value == now)
            return;
        foreach (ref readonly UntoldStore store in CollectionsMarshal.AsSpan(_untold))
        {
            if (store.Location == location)
                Tell(store, now);
        }
        Match(location, now);
    }

    /// <summary>A plain store that came, and whose value stands in memory at the CPU's next
    /// operation.</summary>
    private readonly record struct UntoldStore(int Location, nint Address, int Size, int Site);
}
