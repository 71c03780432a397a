// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Observers;

namespace Linux.Stories;

/// <summary>A soak of one machine.</summary>
/// <param name="Seed">Draws the machine and its load.</param>
/// <param name="Ns">How long it runs, ns of its time, at least 1.</param>
public sealed record SoakRequest(ulong Seed, long Ns)
{
    /// <summary>Runs it.</summary>
    internal SoakResponse Run()
    {
        SoakResult result = SoakRun.Run(SoakShape.Draw(Seed), Ns);

        string[] findings = [StaleMarks.Name, EarlyExpiry.Name, DoubleTick.Name];

        return new SoakResponse(result.Failure, findings.ToDictionary(
            finding => finding, finding => result.Findings[finding]));
    }
}

/// <summary>How it ended.</summary>
/// <param name="Failure">What went wrong, with the shape and its seed; null if nothing did.</param>
/// <param name="Findings">How often each finding of docs/findings.md was subtracted.</param>
public sealed record SoakResponse(string? Failure, Dictionary<string, long> Findings);
