// SPDX-License-Identifier: GPL-2.0-only
using System.Numerics;
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>
/// What each thread may still do from each of its instructions on, whatever it reads. Steps that no
/// later step of other threads can see, or be seen by, need not be tried before and after these:
/// they are taken first. This is the persistent set of partial order reduction. Where a load may
/// see an older store than the newest, one that is made before a store is no other than one that is
/// made after it and does not see it, so that stores wait for other stores alone.
/// </summary>
internal sealed class FutureAccesses
{
    private const int MostLocations = 63;
    private const int MostThreads = 64;

    /// <summary>Takes part in the order of full barriers, which stands for a location.</summary>
    private const ulong Barriers = 1ul << MostLocations;

    private readonly LitmusProgram _program;
    private readonly bool _marksFences;
    private readonly ulong[][] _stores;
    private readonly ulong[][] _beforeStore;

    /// <param name="program">The test.</param>
    /// <param name="memory">The memory that it runs on.</param>
    public FutureAccesses(LitmusProgram program, LitmusMemory memory)
    {
        _program = program;
        _marksFences = program.MarksFences;
        _stores = [.. program.Threads.Select(thread => Future(thread, Stored))];
        _beforeStore = memory == LitmusMemory.Sc
            ? [.. program.Threads.Select(thread => Future(thread, Accessed))] : _stores;
    }

    /// <summary>The threads of which a next step is tried, a bit each; those of all others can
    /// come after it. Where one alone is enough it has a step to make, or waits for ever.</summary>
    public ulong Persistent(RunState state)
    {
        ulong fewest = ulong.MaxValue;

        if (state.Threads.Length > MostThreads)
            return fewest;
        for (int thread = 0; thread < state.Threads.Length; thread++)
        {
            if (Next(state, thread) is Stop)
                continue;
            ulong threads = With(state, thread);

            if (BitOperations.PopCount(threads) < BitOperations.PopCount(fewest))
                fewest = threads;
        }
        return fewest;
    }

    /// <summary>A thread, and all that may have to come before what one of these does
    /// next.</summary>
    private ulong With(RunState state, int first)
    {
        ulong threads = 1ul << first;

        for (ulong open = threads; open != 0;)
        {
            int thread = BitOperations.TrailingZeroCount(open);

            open &= open - 1;
            if (Before(state, thread) is not { } before)
                return ulong.MaxValue;
            for (int other = 0; other < state.Threads.Length; other++)
            {
                if ((before.Future[other][state.Threads[other].At] & before.What) == 0
                    || (threads & 1ul << other) != 0)
                    continue;
                threads |= 1ul << other;
                open |= 1ul << other;
            }
        }
        return threads;
    }

    /// <summary>What others may do that does not commute with the next step of a thread; null for
    /// everything.</summary>
    private (ulong[][] Future, ulong What)? Before(RunState state, int thread)
    {
        ThreadState at = state.Threads[thread];

        return Next(state, thread) switch
        {
            FenceStep => (_stores, Barriers),
            LoadStep load => (_stores, Bit(At(load, at))),
            StoreStep store => (_beforeStore, Bit(At(store, at))),
            ModifyStep or CompareStep or UnlessStep
                when (Access)Next(state, thread) is var access
                => (_beforeStore, Bit(At(access, at)) | OrderOf(access)),
            _ => null,
        };
    }

    private Instruction Next(RunState state, int thread)
        => _program.Threads[thread].Instructions[state.Threads[thread].At];

    private int At(Access access, ThreadState at)
        => _program.Location(access.Address(at.Registers), access.Line);

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
