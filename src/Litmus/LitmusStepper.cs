// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>Makes the next step of a thread, in each way that memory allows.</summary>
/// <param name="program">The test.</param>
/// <param name="rounds">Rounds of a loop in which it may store.</param>
internal sealed partial class LitmusStepper(LitmusProgram program, int rounds)
{
    private const int MostLocalSteps = 100_000;

    /// <summary>Whether some loop stored in more rounds, and was not followed further.</summary>
    public bool HasCut { get; private set; }

    /// <summary>Whether some plain access raced.</summary>
    public bool HasRace { get; private set; }

    /// <summary>Goes on over steps that no other thread can see or be seen by.</summary>
    public void RunLocal(RunState state, int thread)
    {
        ThreadState at = state.Threads[thread];
        IReadOnlyList<Instruction> code = program.Threads[thread].Instructions;

        for (int steps = 0; ; steps++)
        {
            if (steps == MostLocalSteps)
                throw new LitmusException(code[at.At].Line, "a loop has no end");
            switch (code[at.At])
            {
                case LoopStep loop:
                    if (!Loop(at, loop))
                        return;
                    continue;
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
                case FenceStep { Fence: Fence.Read or Fence.Write or Fence.BeforeAtomic } fence:
                    state.Memory.Barrier(thread, fence.Fence);
                    break;
                default:
                    return;
            }
            at.At++;
        }
    }

    /// <summary>Begins a loop or goes back to its test; false if it is not followed
    /// further.</summary>
    private bool Loop(ThreadState at, LoopStep loop)
    {
        ref Value made = ref at.Registers[loop.Register];
        ref Value stores = ref at.Registers[loop.Register + 1];

        if (loop.Target is { } target)
        {
            if (stores.Number != at.Stores)
                made = new Value(made.Number + 1, null);
            if (made.Number > rounds)
            {
                HasCut = true;
                return false;
            }
            at.At = target;
        }
        else
            at.At++;
        stores = new Value(at.Stores, null);
        return true;
    }

    /// <summary>Whether the thread has ended.</summary>
    public bool HasEnded(RunState state, int thread)
        => program.Threads[thread].Instructions[state.Threads[thread].At] is Stop
            || IsNotCalled(state, thread);

    /// <summary>The states after the thread's next step; none if it waits for a lock.</summary>
    public IEnumerable<RunState> Next(RunState state, int thread)
    {
        ThreadState at = state.Threads[thread];
        Instruction step = program.Threads[thread].Instructions[at.At];

        if (step is FenceStep fence)
            return [Take(state, thread, (next, _) => next.Memory.Barrier(thread, fence.Fence))];

        if (step is LoopStep)
            return [];
        if (step is CallStep or CalledStep or AllCalledStep)
            return Callbacks(state, thread, step);
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

    private static Value Fail(
        WeakMemory memory, int thread, int location, int back, View? address)
    {
        Message message = memory.FailedReadModifyWrite(thread, location, back);

        return new Value(message.Value, memory.Dependency(location, message, address));
    }

    private RunState Store(RunState state, int thread, StoreStep store, int location, View? address)
        => Take(state, thread, (next, at) =>
        {
            Value value = store.Value(at.Registers);

            Note(next, thread, location, true, store.IsPlain,
                View.Union(View.Union(address, value.Known), at.Control));
            next.Memory.Store(thread, location, value.Number, store.Order, store.Line);
            at.Stores++;
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
            yield return Take(state, thread, (next, at) =>
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
            yield return Take(state, thread, (next, at) =>
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
            yield return Take(state, thread, (next, at) =>
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
            yield return Take(state, thread, (next, at) =>
            {
                Note(next, thread, location, false, false, address);
                Value found = Fail(next.Memory, thread, location, seen, address);
                at.Registers[unless.Register] = found with { Number = 0 };
            });
        }
    }
}
