// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>
/// What each thread may still do from each of its instructions on, whatever it reads. A step that
/// no later step of another thread can see, or be seen by, need not be tried before and after
/// these: it is taken at once. This is the persistent set of partial order reduction with one
/// thread in it.
/// </summary>
internal sealed class FutureAccesses
{
    private const int MostLocations = 63;

    /// <summary>Takes part in the order of full barriers, which stands for a location.</summary>
    private const ulong Barriers = 1ul << MostLocations;

    private readonly LitmusProgram _program;
    private readonly bool _marksFences;
    private readonly ulong[][] _stores;
    private readonly ulong[][] _accesses;

    public FutureAccesses(LitmusProgram program)
    {
        _program = program;
        _marksFences = program.MarksFences;
        _stores = [.. program.Threads.Select(thread => Future(thread, Stored))];
        _accesses = [.. program.Threads.Select(thread => Future(thread, Accessed))];
    }

    /// <summary>A thread whose next step is taken without the others being tried; -1 if there is
    /// none.</summary>
    public int Alone(RunState state)
    {
        for (int thread = 0; thread < state.Threads.Length; thread++)
        {
            if (IsAlone(state, thread))
                return thread;
        }
        return -1;
    }

    private bool IsAlone(RunState state, int thread)
    {
        ThreadState at = state.Threads[thread];

        switch (_program.Threads[thread].Instructions[at.At])
        {
            case FenceStep:
                return !Others(_stores, state, thread, Barriers);
            case LoadStep load:
                return !Others(_stores, state, thread, Bit(At(load, at)));
            case StoreStep store:
                return !Others(_accesses, state, thread, Bit(At(store, at)));
            case ModifyStep modify:
                return !Others(_accesses, state, thread, Bit(At(modify, at)) | OrderOf(modify));
            default:
                return false;
        }
    }

    private int At(Access access, ThreadState at)
        => _program.Location(access.Address(at.Registers), access.Line);

    private static bool Others(ulong[][] future, RunState state, int thread, ulong what)
    {
        for (int other = 0; other < future.Length; other++)
        {
            if (other != thread && (future[other][state.Threads[other].At] & what) != 0)
                return true;
        }
        return false;
    }

    private ulong Stored(Instruction step) => step switch
    {
        LoadStep => 0,
        Access access => Location(access) | OrderOf(access),
        FenceStep or RcuStep or CallStep or CalledStep or AllCalledStep => Barriers,
        _ => 0,
    };

    private ulong Accessed(Instruction step)
        => step is Access access ? Location(access) | OrderOf(access) : Stored(step);

    /// <summary>Whether an access is a full barrier, or is what one was made for.</summary>
    private ulong OrderOf(Access access) => access switch
    {
        LoadStep or StoreStep => 0,
        ModifyStep { Order: not AccessOrder.Full } when !_marksFences => 0,
        _ => Barriers,
    };

    private static ulong Location(Access access)
        => ConstantValue.Of(access.Address) - LitmusProgram.FirstAddress is >= 0 and var location
            && location < MostLocations ? Bit((int)location) : ~Barriers;

    private static ulong Bit(int location)
        => location < MostLocations ? 1ul << location : ~Barriers;

    private static ulong[] Future(ThreadCode thread, Func<Instruction, ulong> now)
    {
        IReadOnlyList<Instruction> code = thread.Instructions;
        var future = new ulong[code.Count];

        for (bool isNew = true; isNew;)
        {
            isNew = false;
            for (int i = code.Count - 1; i >= 0; i--)
            {
                ulong from = now(code[i]);

                foreach (int next in After(code[i], i))
                    from |= future[next];
                isNew |= from != future[i];
                future[i] = from;
            }
        }
        return future;
    }

    private static int[] After(Instruction step, int at) => step switch
    {
        Stop => [],
        Jump jump => [jump.Target],
        JumpUnless branch => [branch.Target, at + 1],
        LoopStep { Target: { } target } => [target],
        _ => [at + 1],
    };
}
