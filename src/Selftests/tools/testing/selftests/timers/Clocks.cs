// SPDX-License-Identifier: GPL-2.0-or-later
// Names of clocks, as several programs in tools/testing/selftests/timers of Linux 7.2 print them.
namespace Linux.Selftests.Timers;

internal static class Clocks
{
    /// <summary>CLOCK_SGI_CYCLE, which no machine has any more.</summary>
    public const int CLOCK_HWSPECIFIC = 10;

    public static string clockstring(int clockid) => clockid switch
    {
        CLOCK_REALTIME => "CLOCK_REALTIME",
        CLOCK_MONOTONIC => "CLOCK_MONOTONIC",
        CLOCK_PROCESS_CPUTIME_ID => "CLOCK_PROCESS_CPUTIME_ID",
        CLOCK_THREAD_CPUTIME_ID => "CLOCK_THREAD_CPUTIME_ID",
        CLOCK_MONOTONIC_RAW => "CLOCK_MONOTONIC_RAW",
        CLOCK_REALTIME_COARSE => "CLOCK_REALTIME_COARSE",
        CLOCK_MONOTONIC_COARSE => "CLOCK_MONOTONIC_COARSE",
        CLOCK_BOOTTIME => "CLOCK_BOOTTIME",
        CLOCK_REALTIME_ALARM => "CLOCK_REALTIME_ALARM",
        CLOCK_BOOTTIME_ALARM => "CLOCK_BOOTTIME_ALARM",
        CLOCK_TAI => "CLOCK_TAI",
        _ => "UNKNOWN_CLOCKID",
    };

    /// <summary>Whether tasks can sleep on the clock and timers be set on it.</summary>
    public static bool CanSleep(int clockid)
        => clockid is CLOCK_REALTIME or CLOCK_MONOTONIC or CLOCK_BOOTTIME or CLOCK_TAI;
}
