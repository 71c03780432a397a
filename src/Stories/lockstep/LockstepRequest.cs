// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Stories;

/// <summary>What the port is to play.</summary>
/// <param name="Scenarios">
/// Scenarios in the text that the C program reads; src/Lockstep/C/common/main.c describes it.
/// </param>
/// <param name="TextFrom">
/// The operation, the start being 0, from which on everything that is seen is printed; null prints
/// one hash after each.
/// </param>
public sealed record LockstepRequest(string Scenarios, int? TextFrom = null)
{
    /// <summary>
    /// Where the functions begin whose marked operations are points at which another operation may
    /// interrupt, in the order of files and lines.
    /// </summary>
    public IReadOnlyList<FunctionStart> Functions { get; init; } = [];
}

/// <summary>Where a function of the port begins.</summary>
/// <param name="File">Path as the compiler knew it.</param>
/// <param name="Line">Its first line, from 1.</param>
/// <param name="Name">What it is called.</param>
public sealed record FunctionStart(string File, int Line, string Name);

/// <summary>What came of it.</summary>
/// <param name="Output">The lines that the C program would print.</param>
public sealed record LockstepResponse(string Output);
