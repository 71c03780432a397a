// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>An interrupt or softirq handler that was interrupted in a spin loop.</summary>
internal sealed class SpinningHandler
{
    public SpinningHandler(Strand strand) => Strand = strand;

    public Strand Strand { get; }

    public bool Turn { get; set; }
}
