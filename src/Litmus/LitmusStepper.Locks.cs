// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>Steps that take and give up locks.</summary>
internal sealed partial class LitmusStepper
{
    private IEnumerable<RunState> Lock(RunState state, int thread, LockStep take, int location)
    {
        bool isFree = state.Memory.Newest(location).Value == 0;

        if (isFree)
        {
            yield return Take(state, thread, (next, at) =>
            {
                next.Memory.Lock(thread, location, take.Line);
                at.Stores++;
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
        => Take(state, thread, (next, at) =>
        {
            next.Memory.Unlock(thread, location, step.Line);
            at.Stores++;
        });
}
