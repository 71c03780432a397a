// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>A copy of a state in which a thread has taken a step.</summary>
/// <param name="state">The state before.</param>
/// <param name="thread">Whose step it is.</param>
/// <param name="step">What it does.</param>
internal delegate RunState TakeStep(
    RunState state, int thread, Action<RunState, ThreadState> step);
