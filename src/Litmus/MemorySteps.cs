// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>Steps that load, store, modify and lock a location.</summary>
/// <param name="program">The test.</param>
/// <param name="take">How a step is taken.</param>
internal sealed class MemorySteps(LitmusProgram program, TakeStep take)
{
    /// <summary>Whether some plain access raced.</summary>
    public bool HasRace { get; private set; }

    /// <summary>The states after an access; none if it waits for a lock.</summary>
    public IEnumerable<RunState> Next(RunState state, int thread, Access access)
    {
        Value address = access.Address(state.Threads[thread].Registers);
        int location = program.Location(address, access.Line);

        return access switch
        {
            LoadStep load => Load(state, thread, load, location, address.Known),
            StoreStep store => [Store(state, thread, store, location, address.Known)],
            ModifyStep modify => [Modify(state, thread, modify, location, address.Known)],
            CompareStep compare => Compare(state, thread, compare, location, address.Known),
            UnlessStep unless => Unless(state, thread, unless, location, address.Known),
            LockStep @lock => Lock(state, thread, @lock, location),
            _ => [Unlock(state, thread, (UnlockStep)access, location)],
        };
    }

    /// <summary>Whether an access has one state after it, whatever its thread knows.</summary>
    public bool IsCertain(RunState state, int thread, Access access)
    {
        if (access is not LoadStep)
            return access is StoreStep or ModifyStep;
        Value address = access.Address(state.Threads[thread].Registers);

        return state.Memory.Visible(thread, program.Location(address, access.Line), address.Known)
            == 1;
    }

    private void Note(RunState state, int thread, int location, bool isStore, bool isPlain,
        View? known)
        => HasRace |= state.Races?.Note(state.Memory, thread, location, isStore, isPlain, known)
            ?? false;

    private IEnumerable<RunState> Load(RunState state, int thread, LoadStep load, int location,
        View? address)
    {
        int visible = state.Memory.Visible(thread, location, address);

        for (int back = 0; back < visible; back++)
        {
            int seen = back;

            yield return take(state, thread, (next, at) =>
            {
                Note(next, thread, location, false, load.IsPlain, address);
                at.Registers[load.Register] = Read(next.Memory, thread, location, seen, load.Order,
                    address);
            });
        }
    }

    private static Value Read(
        WeakMemory memory, int thread, int location, int back, AccessOrder order, View? address)
    {
        Message message = memory.Load(thread, location, back, order);

        return new Value(message.Value, memory.Dependency(location, message, address));
    }

    private static Value Fail(
        WeakMemory memory, int thread, int location, int back, View? address)
    {
        Message message = memory.FailedReadModifyWrite(thread, location, back);

        return new Value(message.Value, memory.Dependency(location, message, address));
    }

    private RunState Store(RunState state, int thread, StoreStep store, int location, View? address)
        => take(state, thread, (next, at) =>
        {
            Value value = store.Value(at.Registers);

            Note(next, thread, location, true, store.IsPlain,
                View.Union(View.Union(address, value.Known), at.Control));
            next.Memory.Store(thread, location, value.Number, store.Order, store.Line);
            at.Stores++;
        });

    private RunState Modify(RunState state, int thread, ModifyStep modify, int location,
        View? address)
        => take(state, thread, (next, at) =>
        {
            Message old = next.Memory.Newest(location);
            Value operand = modify.Operand(at.Registers);
            long changed = modify.New(old.Value, operand.Number);

            Note(next, thread, location, true, false,
                View.Union(address, View.Union(operand.Known, at.Control)));
            next.Memory.ReadModifyWrite(thread, location, changed, modify.Order, modify.Line);
            at.Stores++;
            at.Registers[modify.Register] = new Value(
                modify.Result(old.Value, changed), next.Memory.Dependency(location, old, address));
        });

    /// <summary>It succeeds on the newest store alone, and fails on any that it may see with
    /// another value.</summary>
    private IEnumerable<RunState> Compare(
        RunState state, int thread, CompareStep compare, int location, View? address)
    {
        ThreadState now = state.Threads[thread];
        long expected = compare.Expected(now.Registers).Number;
        int visible = state.Memory.VisibleToAtomic(thread, location, address);

        if (state.Memory.Newest(location).Value == expected)
        {
            yield return take(state, thread, (next, at) =>
            {
                Message old = next.Memory.Newest(location);

                Note(next, thread, location, true, false, View.Union(address, at.Control));
                next.Memory.ReadModifyWrite(
                    thread, location, compare.New(at.Registers).Number, compare.Order,
                        compare.Line);
                at.Stores++;
                at.Registers[compare.Register] =
                    new Value(old.Value, next.Memory.Dependency(location, old, address));
            });
        }
        for (int back = 0; back < visible; back++)
        {
            int seen = back;

            if (state.Memory.At(location, back).Value == expected)
                continue;
            yield return take(state, thread, (next, at) =>
            {
                Note(next, thread, location, false, false, address);
                at.Registers[compare.Register] = Fail(next.Memory, thread, location, seen, address);
            });
        }
    }

    /// <summary>It is made on the newest store, and not on any that it may see with that
    /// value.</summary>
    private IEnumerable<RunState> Unless(
        RunState state, int thread, UnlessStep unless, int location, View? address)
    {
        long refused = unless.Unless(state.Threads[thread].Registers).Number;
        int visible = state.Memory.VisibleToAtomic(thread, location, address);

        if (state.Memory.Newest(location).Value != refused)
        {
            yield return take(state, thread, (next, at) =>
            {
                Message old = next.Memory.Newest(location);
                Value operand = unless.Operand(at.Registers);

                Note(next, thread, location, true, false,
                    View.Union(address, View.Union(operand.Known, at.Control)));
                next.Memory.ReadModifyWrite(
                    thread, location, old.Value + operand.Number, AccessOrder.Full, unless.Line);
                at.Stores++;
                at.Registers[unless.Register] =
                    new Value(1, next.Memory.Dependency(location, old, address));
            });
        }
        for (int back = 0; back < visible; back++)
        {
            int seen = back;

            if (state.Memory.At(location, back).Value != refused)
                continue;
            yield return take(state, thread, (next, at) =>
            {
                Note(next, thread, location, false, false, address);
                Value found = Fail(next.Memory, thread, location, seen, address);
                at.Registers[unless.Register] = found with { Number = 0 };
            });
        }
    }

    private IEnumerable<RunState> Lock(RunState state, int thread, LockStep step, int location)
    {
        bool isFree = state.Memory.Newest(location).Value == 0;

        if (isFree)
        {
            yield return take(state, thread, (next, at) =>
            {
                next.Memory.Lock(thread, location, step.Line);
                at.Stores++;
                if (step.IsTry)
                    at.Registers[step.Register] = new Value(1, null);
            });
        }
        if (!step.IsTry)
            yield break;
        for (int back = 0; back < state.Memory.Visible(thread, location); back++)
        {
            int seen = back;

            if (state.Memory.At(location, back).Value == 0)
                continue;
            yield return take(state, thread, (next, at) =>
            {
                Value found = Read(next.Memory, thread, location, seen, AccessOrder.Relaxed, null);
                at.Registers[step.Register] = found with { Number = 0 };
            });
        }
    }

    private RunState Unlock(RunState state, int thread, UnlockStep step, int location)
        => take(state, thread, (next, at) =>
        {
            next.Memory.Unlock(thread, location, step.Line);
            at.Stores++;
        });
}
