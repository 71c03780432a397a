// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Observers;

/// <summary>
/// I12: nobody wrote to freed memory or past the end of an object. The whole slab is looked at
/// after something was freed, and now and then.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed class SlabIsIntact : Invariant
{
    public override string Name => "I12";

    public override bool NeedsAll => true;

    public override void Check(InvariantContext context)
    {
        Slab slab = context.Machine.Slab;

        if (!slab.CheckIsDue())
            return;
        foreach (SlabReport report in slab.Check())
            context.Broken(this, report.ToString());
    }
}
