// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Samples;

/// <summary>A request that is answered or times out, whichever comes first; who comes first frees
/// what it holds.</summary>
internal unsafe struct request
{
    /// <summary>Fires if no answer comes; it is first, so that both have one address.</summary>
    public timer_list timeout;

    /// <summary>0 while it is open, 1 once somebody has ended it.</summary>
    public atomic_t ended;

    /// <summary>How often it was ended, which is to be once.</summary>
    public atomic_t times;

    /// <summary>Sends it.</summary>
    public static void Send(request* sent, ulong within)
    {
        timer_setup(&sent->timeout, &TimedOut, 0);
        mod_timer(&sent->timeout, jiffies + within);
    }

    /// <summary>The answer is there.</summary>
    public static void Answer(request* answered)
    {
        if (End(answered))
            timer_delete(&answered->timeout);
    }

    /// <summary>As somebody would write it who thinks that nothing comes between two
    /// lines.</summary>
    public static void AnswerWithoutCare(request* answered)
    {
        if (atomic_read(&answered->ended) == 0)
        {
            atomic_set(&answered->ended, 1);
            atomic_inc(&answered->times);
        }
    }

    private static void TimedOut(timer_list* timer) => End((request*)timer);

    private static bool End(request* open)
    {
        if (atomic_cmpxchg(&open->ended, 0, 1) != 0)
            return false;
        atomic_inc(&open->times);
        return true;
    }
}
