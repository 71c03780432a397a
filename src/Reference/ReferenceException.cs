// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference;

/// <summary>
/// A mistake in what was given: a missing tree, a corrupt pin. The message is one line.
/// </summary>
public class ReferenceException(string message) : Exception(message);
