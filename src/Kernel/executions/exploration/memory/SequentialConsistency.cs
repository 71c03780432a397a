// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>Every CPU sees every store at once: a load brings what was stored last.</summary>
internal sealed class SequentialConsistency : IMemoryModel
{
    public bool Observes => false;
}
