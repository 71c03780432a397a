// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;
using Linux.Observers;

namespace Linux.Executions;

/// <summary>How a run of a scenario failed.</summary>
/// <param name="Invariant">I1 to I16, or "BUG" for a deadlock or a BUG().</param>
/// <param name="Text">What was found.</param>
/// <param name="Log">The kernel's log, oldest line first.</param>
public sealed record ScenarioFailure(string Invariant, string Text, string[] Log)
{
    internal static ScenarioFailure? Of(Action run, Func<Machine?> machine)
    {
        try
        {
            run();
            return null;
        }
        catch (ScenarioFailedException failed)
        {
            return Make(failed.Invariant, failed.Text, machine());
        }
        catch (InvariantBrokenException broken)
        {
            return Make(broken.Violation.Invariant, broken.Violation.ToString(), machine());
        }
        catch (KernelBugException bug)
        {
            return Make("BUG", bug.Message, machine());
        }
        catch (Exception wild) when (wild is NullReferenceException or IndexOutOfRangeException)
        {
            string? at = wild.StackTrace?.Split('\n').FirstOrDefault()?.Trim();

            return Make("I12", $"{wild.Message} {at}", machine());
        }
    }

    private static ScenarioFailure Make(string invariant, string text, Machine? machine)
        => new(invariant, text,
            machine?.Log.Records.Select(record => record.ToString()).ToArray() ?? []);
}
