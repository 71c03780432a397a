// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Events;

/// <summary>A function was followed to all of its ends.</summary>
internal sealed record Returned(FunctionFlow Flow, IReadOnlyList<Exit> Exits);
