// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>What the port is to play.</summary>
/// <param name="Scenarios">
/// Scenarios in the text that the C program reads; src/Lockstep/c/main.c describes it.
/// </param>
/// <param name="TextFrom">
/// The operation, the start being 0, from which on everything that is seen is printed; null prints
/// one hash after each.
/// </param>
public sealed record LockstepRequest(string Scenarios, int? TextFrom = null);

/// <summary>What came of it.</summary>
/// <param name="Output">The lines that the C program would print.</param>
public sealed record LockstepResponse(string Output);
