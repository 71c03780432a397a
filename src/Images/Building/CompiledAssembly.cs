// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>An assembly in memory.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Assembly">What the runtime loads.</param>
/// <param name="Symbols">Its portable debug information.</param>
public sealed record CompiledAssembly(string Name, byte[] Assembly, byte[] Symbols);
