// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Playing;

/// <summary>Something that plays scenarios: the C, the port, or a changed port.</summary>
public interface ISide
{
    /// <summary>How it is called in a report.</summary>
    string Name { get; }

    /// <summary>Plays scenarios and returns what C/main.c prints.</summary>
    /// <param name="scenarios">Their text.</param>
    /// <param name="textFrom">
    /// The operation, the start being 0, from which on everything seen is printed; null for hashes.
    /// </param>
    string Play(string scenarios, int? textFrom = null);
}
