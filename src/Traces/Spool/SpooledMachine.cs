// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>A machine whose records a spool has.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Name">What it is called; may be empty.</param>
/// <param name="Cpus">Its possible CPUs.</param>
public sealed record SpooledMachine(int Number, string Name, int Cpus);
