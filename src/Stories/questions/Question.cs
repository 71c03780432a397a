// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.IO;
using System.Linq;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Something that people ask of timers, answered by a machine that shows it.</summary>
public abstract class Question
{
    private protected const long Ms = NSEC_PER_MSEC;
    private protected const long Second = NSEC_PER_SEC;

    /// <summary>All of them; docs/questions.md has them with their answers.</summary>
    public static IReadOnlyList<Question> All { get; } =
    [
        new SleepsTooLong(), new FiresLate(), new SlackOrWheel(), new TickDoesNotStop(),
        new DeferrableWaits(), new ExpiresElsewhere(), new IsolatedCpu(), new FarAway(),
    ];

    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>The question, in one line.</summary>
    public abstract string Asks { get; }

    /// <summary>The question of a name; null if there is none.</summary>
    public static Question? Named(string name) => All.FirstOrDefault(one => one.Name == name);

    /// <summary>Runs machines, and prints what they did.</summary>
    public abstract void Answer(TextWriter output);
}
