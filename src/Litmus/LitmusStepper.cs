// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>Makes the next step of a thread, in each way that memory allows.</summary>
internal sealed class LitmusStepper
{
    private const int MostLocalSteps = 100_000;

    private readonly LitmusProgram _program;
    private readonly int _rounds;
    private readonly MemorySteps _memory;
    private readonly RcuSteps _rcu;
    private bool _keepsState;

    /// <param name="program">The test.</param>
    /// <param name="rounds">Rounds of a loop in which it may store.</param>
    public LitmusStepper(LitmusProgram program, int rounds)
    {
        (_program, _rounds) = (program, rounds);
        _memory = new MemorySteps(program, Take);
        _rcu = new RcuSteps(program, Take, HasEnded);
    }

    /// <summary>Whether some loop stored in more rounds, and was not followed further.</summary>
    public bool HasCut { get; private set; }

    /// <summary>Whether some plain access raced.</summary>
    public bool HasRace => _memory.HasRace;

    /// <summary>Goes on over steps that no other thread can see or be seen by.</summary>
    public void RunLocal(RunState state, int thread)
    {
        ThreadState at = state.Threads[thread];
        IReadOnlyList<Instruction> code = _program.Threads[thread].Instructions;

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
            if (made.Number > _rounds)
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
        => _program.Threads[thread].Instructions[state.Threads[thread].At] is Stop
            || _rcu.IsNotCalled(state, thread);

    /// <summary>The states after the thread's next step; none if it waits for a lock.</summary>
    public IEnumerable<RunState> Next(RunState state, int thread)
    {
        ThreadState at = state.Threads[thread];
        Instruction step = _program.Threads[thread].Instructions[at.At];

        if (step is FenceStep fence)
            return [Take(state, thread, (next, _) => next.Memory.Barrier(thread, fence.Fence))];

        if (step is LoopStep)
            return [];
        if (step is CallStep or CalledStep or AllCalledStep)
            return _rcu.Callbacks(state, thread, step);
        if (step is RcuStep rcu)
            return _rcu.Next(state, thread, rcu);
        return _memory.Next(state, thread, (Access)step);
    }

    /// <summary>Takes the thread's next step in the state itself; false if it may end in more ways
    /// than one.</summary>
    public bool Advance(RunState state, int thread)
    {
        Instruction step = _program.Threads[thread].Instructions[state.Threads[thread].At];

        if (step is not FenceStep
            && !(step is Access access && _memory.IsCertain(state, thread, access)))
            return false;
        _keepsState = true;
        foreach (RunState _ in Next(state, thread))
        {
        }
        _keepsState = false;
        return true;
    }

    private RunState Take(RunState state, int thread, Action<RunState, ThreadState> step)
    {
        RunState next = _keepsState ? state : state.Clone();

        ThreadState at = next.Own(thread);

        step(next, at);
        at.At++;
        RunLocal(next, thread);
        return next;
    }
}
