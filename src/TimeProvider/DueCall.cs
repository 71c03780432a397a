// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Time;

/// <summary>A timer has fired in the kernel, and its callback is to be called.</summary>
/// <param name="timer">The timer.</param>
/// <param name="setting">What it was set to when it fired: who sets it anew takes the call
/// back.</param>
internal sealed class DueCall(WheelTimer timer, long setting)
{
    /// <summary>Calls, unless the timer was changed or disposed of meanwhile.</summary>
    public void Call()
    {
        if (timer.Setting == setting)
            timer.Call();
    }
}
