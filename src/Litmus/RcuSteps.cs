// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>Steps of RCU and SRCU.</summary>
/// <param name="program">The test.</param>
/// <param name="take">How a step is taken.</param>
/// <param name="hasEnded">Whether a thread has ended.</param>
internal sealed class RcuSteps(
    LitmusProgram program, TakeStep take, Func<RunState, int, bool> hasEnded)
{
    /// <summary>The states after a step; none if its grace period has to wait.</summary>
    public IEnumerable<RunState> Next(RunState state, int thread, RcuStep step)
    {
        int domain = step.Domain == null ? -1
            : program.Location(step.Domain(state.Threads[thread].Registers), step.Line);

        if (step.Action == RcuAction.End && !state.RcuOf(domain).HasPassed(thread))
            return [];
        return
        [
            take(state, thread, (next, at) =>
            {
                GracePeriods periods = next.RcuOf(domain);

                switch (step.Action)
                {
                    case RcuAction.Lock:
                        Begin(next.Memory, thread, at, periods, step);
                        break;
                    case RcuAction.Unlock when !End(next.Memory, thread, at, periods, step):
                        throw new LitmusException(step.Line, "a section ends that has not begun");
                    case RcuAction.Unlock:
                        if (domain >= 0)
                            next.Memory.MarkSrcuUnlock(thread);
                        break;
                    case RcuAction.Start:
                        periods.Start(next.Memory, thread);
                        break;
                    default:
                        periods.Pass(next.Memory, thread);
                        break;
                }
            }),
        ];
    }

    private static void Begin(
        WeakMemory memory, int thread, ThreadState at, GracePeriods periods, RcuStep step)
    {
        bool isOutermost = step.Domain != null || at.Nesting++ == 0;

        if (!isOutermost)
            return;
        int section = periods.Begin(memory, thread);

        if (section == 0)
            throw new LitmusException(step.Line, "more than 64 sections are open");
        if (step.Domain == null)
            at.Section = section;
        else
            at.Registers[step.Register] = new Value(0, null) { Section = section };
    }

    private static bool End(
        WeakMemory memory, int thread, ThreadState at, GracePeriods periods, RcuStep step)
    {
        if (step.Index != null)
            return periods.End(memory, thread, step.Index(at.Registers).Section);
        if (at.Nesting == 0)
            return false;
        return --at.Nesting != 0 || periods.End(memory, thread, at.Section);
    }

    /// <summary>Whether the thread is a callback that nobody has asked for.</summary>
    public bool IsNotCalled(RunState state, int thread)
        => program.Threads[thread].Instructions[state.Threads[thread].At] is CalledStep
            && state.Threads[thread].Called == null;

    private bool IsCallback(int thread)
        => program.Threads[thread].Instructions[0] is CalledStep;

    /// <summary>The states after a step of call_rcu(); none if it waits for callbacks.</summary>
    public IEnumerable<RunState> Callbacks(RunState state, int thread, Instruction step)
    {
        int[] callbacks = [.. Enumerable.Range(0, state.Threads.Length).Where(IsCallback)];

        if (step is AllCalledStep && !callbacks.All(one => hasEnded(state, one)))
            return [];
        return
        [
            take(state, thread, (next, at) =>
            {
                switch (step)
                {
                    case CallStep call when next.Threads[call.Thread].Called != null:
                        throw new LitmusException(step.Line, "this call_rcu() is made twice");
                    case CallStep call:
                        next.Own(call.Thread).Called = next.Memory.Send(thread);
                        break;
                    case CalledStep:
                        next.Memory.Receive(thread, at.Called!);
                        break;
                    default:
                        foreach (int one in callbacks.Where(one => !IsNotCalled(next, one)))
                            next.Memory.Receive(thread, next.Memory.Send(one));
                        break;
                }
            }),
        ];
    }
}
