// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// The finding EARLY-EXPIRY: a group's next_expiry keeps the time that an event had before it was queued
/// again for later.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
public static unsafe class EarlyExpiry
{
    /// <summary>Its name in docs/findings.md.</summary>
    public const string Name = "EARLY-EXPIRY";

    /// <summary>
    /// Whether next_expiry is earlier than the first event in the queue, be it ignored or not; an
    /// ignored one that still stands there explains a next_expiry that is its own.
    /// </summary>
    public static bool Shows(tmigr_group* group)
    {
        timerqueue_node* first = timerqueue_getnext(&group->events);

        return first != null && (long)group->next_expiry < first->expires;
    }
}
