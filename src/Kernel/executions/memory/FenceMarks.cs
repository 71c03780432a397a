// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>
/// What a CPU knew at the operations that barriers such as smp_mb__after_atomic() are made for:
/// such a barrier orders what came up to there, not what came up to itself. Null where there was
/// none.
/// </summary>
internal sealed class FenceMarks
{
    /// <summary>At smp_mb__before_atomic(), until the next read-modify-write.</summary>
    public View? BeforeAtomic { get; set; }

    /// <summary>After the last read-modify-write, made or not.</summary>
    public View? Atomic { get; set; }

    /// <summary>After the last lock.</summary>
    public View? Spinlock { get; set; }

    /// <summary>At the unlock that the last lock follows, and at the CPU's own last one.</summary>
    public View? HandOver { get; set; }

    /// <summary>After the last end of an SRCU section.</summary>
    public View? SrcuUnlock { get; set; }

    public FenceMarks Clone() => (FenceMarks)MemberwiseClone();

    public void Clear()
        => BeforeAtomic = Atomic = Spinlock = HandOver = SrcuUnlock = null;

    /// <summary>The mark that a barrier goes back to; null if it orders nothing.</summary>
    public View? Of(Fence fence) => fence switch
    {
        Fence.AfterAtomic => Atomic,
        Fence.AfterSpinlock => Spinlock,
        Fence.AfterUnlockLock => HandOver,
        _ => SrcuUnlock,
    };

    public bool Equals(FenceMarks other)
        => View.Same(BeforeAtomic, other.BeforeAtomic) && View.Same(Atomic, other.Atomic)
            && View.Same(Spinlock, other.Spinlock) && View.Same(HandOver, other.HandOver)
            && View.Same(SrcuUnlock, other.SrcuUnlock);
}
