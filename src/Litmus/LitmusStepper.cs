// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>Makes the next step of a thread, in each way that memory allows.</summary>
internal sealed class LitmusStepper(LitmusProgram program)
{
    /// <summary>Whether some plain access raced.</summary>
    public bool HasRace { get; private set; }

    /// <summary>Goes on over steps that no other thread can see or be seen by.</summary>
    public void RunLocal(RunState state, int thread)
    {
        ThreadState at = state.Threads[thread];
        IReadOnlyList<Instruction> code = program.Threads[thread].Instructions;

        while (true)
        {
            switch (code[at.At])
            {
                case Set set:
                    at.Registers[set.Register] = set.Value(at.Registers);
                    break;
                case Jump jump:
                    at.At = jump.Target;
                    continue;
                case JumpUnless branch:
                    Value test = branch.Test(at.Registers);
                    at.Control = View.Union(at.Control, test.Known);
                    if (test.Number != 0)
                        break;
                    at.At = branch.Target;
                    continue;
                case FenceStep { Fence: not Fence.Full } fence:
                    state.Memory.Barrier(thread, fence.Fence);
                    break;
                default:
                    return;
            }
            at.At++;
        }
    }

    /// <summary>Whether the thread has ended.</summary>
    public bool HasEnded(RunState state, int thread)
        => program.Threads[thread].Instructions[state.Threads[thread].At] is Stop;

    /// <summary>The states after the thread's next step; none if it waits for a lock.</summary>
    public IEnumerable<RunState> Next(RunState state, int thread)
    {
        ThreadState at = state.Threads[thread];
        Instruction step = program.Threads[thread].Instructions[at.At];

        if (step is FenceStep fence)
            return [Take(state, thread, (next, _) => next.Memory.Barrier(thread, fence.Fence))];

        if (step is RcuStep rcu)
            return Rcu(state, thread, rcu);

        var access = (Access)step;
        Value address = access.Address(at.Registers);
        int location = program.Location(address, step.Line);

        return access switch
        {
            LoadStep load => Load(state, thread, load, location, address.Known),
            StoreStep store => [Store(state, thread, store, location, address.Known)],
            ModifyStep modify => [Modify(state, thread, modify, location, address.Known)],
            CompareStep compare => Compare(state, thread, compare, location, address.Known),
            UnlessStep unless => Unless(state, thread, unless, location, address.Known),
            LockStep take => Lock(state, thread, take, location),
            _ => [Unlock(state, thread, (UnlockStep)step, location)],
        };
    }

    private RunState Take(RunState state, int thread, Action<RunState, ThreadState> step)
    {
        RunState next = state.Clone();

        step(next, next.Threads[thread]);
        next.Threads[thread].At++;
        RunLocal(next, thread);
        return next;
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

            yield return Take(state, thread, (next, at) =>
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

    private RunState Store(RunState state, int thread, StoreStep store, int location, View? address)
        => Take(state, thread, (next, at) =>
        {
            Value value = store.Value(at.Registers);

            Note(next, thread, location, true, store.IsPlain,
                View.Union(View.Union(address, value.Known), at.Control));
            next.Memory.Store(thread, location, value.Number, store.Order, store.Line);
        });

    private RunState Modify(RunState state, int thread, ModifyStep modify, int location,
        View? address)
        => Take(state, thread, (next, at) =>
        {
            Message old = next.Memory.Newest(location);
            Value operand = modify.Operand(at.Registers);
            long changed = modify.New(old.Value, operand.Number);

            Note(next, thread, location, true, false,
                View.Union(address, View.Union(operand.Known, at.Control)));
            next.Memory.ReadModifyWrite(thread, location, changed, modify.Order, modify.Line);
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
        int visible = state.Memory.Visible(thread, location, address);

        if (state.Memory.Newest(location).Value == expected)
        {
            yield return Take(state, thread, (next, at) =>
            {
                Message old = next.Memory.Newest(location);

                Note(next, thread, location, true, false, View.Union(address, at.Control));
                next.Memory.ReadModifyWrite(
                    thread, location, compare.New(at.Registers).Number, compare.Order,
                        compare.Line);
                at.Registers[compare.Register] =
                    new Value(old.Value, next.Memory.Dependency(location, old, address));
            });
        }
        for (int back = 0; back < visible; back++)
        {
            int seen = back;

            if (state.Memory.At(location, back).Value == expected)
                continue;
            yield return Take(state, thread, (next, at) =>
            {
                Note(next, thread, location, false, false, address);
                at.Registers[compare.Register] =
                    Read(next.Memory, thread, location, seen, AccessOrder.Relaxed, address);
            });
        }
    }

    /// <summary>It is made on the newest store, and not on any that it may see with that
    /// value.</summary>
    private IEnumerable<RunState> Unless(
        RunState state, int thread, UnlessStep unless, int location, View? address)
    {
        long refused = unless.Unless(state.Threads[thread].Registers).Number;
        int visible = state.Memory.Visible(thread, location, address);

        if (state.Memory.Newest(location).Value != refused)
        {
            yield return Take(state, thread, (next, at) =>
            {
                Message old = next.Memory.Newest(location);
                Value operand = unless.Operand(at.Registers);

                Note(next, thread, location, true, false,
                    View.Union(address, View.Union(operand.Known, at.Control)));
                next.Memory.ReadModifyWrite(
                    thread, location, old.Value + operand.Number, AccessOrder.Full, unless.Line);
                at.Registers[unless.Register] =
                    new Value(1, next.Memory.Dependency(location, old, address));
            });
        }
        for (int back = 0; back < visible; back++)
        {
            int seen = back;

            if (state.Memory.At(location, back).Value != refused)
                continue;
            yield return Take(state, thread, (next, at) =>
            {
                Note(next, thread, location, false, false, address);
                Value found = Read(next.Memory, thread, location, seen, AccessOrder.Relaxed,
                    address);
                at.Registers[unless.Register] = found with { Number = 0 };
            });
        }
    }

    /// <summary>A step of RCU; none if its grace period has to wait.</summary>
    private IEnumerable<RunState> Rcu(RunState state, int thread, RcuStep step)
    {
        int domain = step.Domain == null ? -1
            : program.Location(step.Domain(state.Threads[thread].Registers), step.Line);

        if (step.Action == RcuAction.End && !state.RcuOf(domain).CanEnd(thread))
            return [];
        return
        [
            Take(state, thread, (next, _) =>
            {
                GracePeriods periods = next.RcuOf(domain);

                switch (step.Action)
                {
                    case RcuAction.Lock:
                        periods.Lock(next.Memory, thread);
                        break;
                    case RcuAction.Unlock when !periods.Unlock(next.Memory, thread):
                        throw new LitmusException(step.Line, "a section ends that has not begun");
                    case RcuAction.Unlock:
                        break;
                    case RcuAction.Start:
                        periods.Start(next.Memory, thread);
                        break;
                    default:
                        periods.End(next.Memory, thread);
                        break;
                }
            }),
        ];
    }

    private IEnumerable<RunState> Lock(RunState state, int thread, LockStep take, int location)
    {
        bool isFree = state.Memory.Newest(location).Value == 0;

        if (isFree)
        {
            yield return Take(state, thread, (next, at) =>
            {
                next.Memory.Lock(thread, location, take.Line);
                if (take.IsTry)
                    at.Registers[take.Register] = new Value(1, null);
            });
        }
        if (!take.IsTry)
            yield break;
        for (int back = 0; back < state.Memory.Visible(thread, location); back++)
        {
            int seen = back;

            if (state.Memory.At(location, back).Value == 0)
                continue;
            yield return Take(state, thread, (next, at) =>
            {
                Value found = Read(next.Memory, thread, location, seen, AccessOrder.Relaxed, null);
                at.Registers[take.Register] = found with { Number = 0 };
            });
        }
    }

    private RunState Unlock(RunState state, int thread, UnlockStep step, int location)
        => Take(state, thread, (next, _) => next.Memory.Unlock(thread, location, step.Line));
}
