// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>Read-modify-writes, barriers and locks.</summary>
internal sealed partial class WeakMemory
{
    /// <summary>
    /// A read-modify-write that sees the newest store and writes <paramref name="value"/> after it.
    /// Other than a load's, its store carries on what a release that it read from made known.
    /// </summary>
    public void ReadModifyWrite(int cpu, int location, long value, AccessOrder order, int site)
    {
        CpuViews views = Views(cpu);

        TakeMark(views);
        if (order == AccessOrder.Full)
            Gather(views);
        Message read = order == AccessOrder.NoReturn ? LoadUnreturned(views, location)
            : Load(cpu, location, 0, order);
        // Everything has in it what was read.
        View? known = order is AccessOrder.Full or AccessOrder.Release ? views.Everything()
            : View.Union(views.Outgoing(), read.Known);

        Append(cpu, location, value, known, null, site);
        if (order == AccessOrder.Full)
        {
            views.TakePending();
            Spread(views);
        }
        if (_marksFences)
            views.Marks.Atomic = views.Everything();
    }

    /// <summary>A read-modify-write that was not made for what it found, <paramref name="back"/>
    /// before the newest: a load, for which barriers are all the same that are made for a
    /// read-modify-write.</summary>
    public Message FailedReadModifyWrite(int cpu, int location, int back)
    {
        CpuViews views = Views(cpu);

        TakeMark(views);
        Message message = Load(cpu, location, back, AccessOrder.Relaxed);

        if (_marksFences)
            views.Marks.Atomic = views.Everything();
        return message;
    }

    /// <summary>How many stores a read-modify-write that fails may see.</summary>
    public int VisibleToAtomic(int cpu, int location, View? dependency)
    {
        View? mark = _cpus[cpu].Marks.BeforeAtomic;

        if (mark == null)
            return Visible(cpu, location, dependency);
        View known = mark.Clone();

        known.Join(_fences);
        return Visible(cpu, location, View.Union(known, dependency));
    }

    /// <summary>The end of an SRCU section has been passed.</summary>
    public void MarkSrcuUnlock(int cpu)
    {
        if (_marksFences)
            Views(cpu).Marks.SrcuUnlock = _cpus[cpu].Everything();
    }

    /// <summary>A barrier of a kind.</summary>
    public void Barrier(int cpu, Fence fence)
    {
        CpuViews views = Views(cpu);

        views.CountsLoads = false;
        switch (fence)
        {
            case Fence.Read:
                views.TakePending();
                break;
            case Fence.Write:
                views.Release(views.Stores);
                break;
            case Fence.BeforeAtomic when _marksFences:
                views.Marks.BeforeAtomic = views.Everything();
                break;
            case not Fence.Full when _marksFences:
                OrderFrom(views, views.Marks.Of(fence));
                break;
            default:
                Gather(views);
                Spread(views);
                break;
        }
    }

    /// <summary>The half of a full barrier that takes in what others spread.</summary>
    private void Gather(CpuViews views)
    {
        views.TakePending();
        views.Current.Join(views.Unreturned);
        views.Current.Join(_fences);
    }

    /// <summary>The half of a full barrier from which on others know.</summary>
    private void Spread(CpuViews views)
    {
        views.Release(views.Current);
        Fences().Join(views.Current);
    }

    /// <summary>A full barrier between what was known at a mark and what comes.</summary>
    private void OrderFrom(CpuViews views, View? mark)
    {
        if (mark == null)
            return;
        Fences().Join(mark);
        views.Current.Join(_fences);
        views.Release(_fences);
    }

    /// <summary>A read-modify-write is what smp_mb__before_atomic() was made for.</summary>
    private void TakeMark(CpuViews views)
    {
        OrderFrom(views, views.Marks.BeforeAtomic);
        views.Marks.BeforeAtomic = null;
    }

    private Message LoadUnreturned(CpuViews views, int location)
    {
        Message message = At(location, 0);

        views.BringUnreturned(location, message, _pool);
        return message;
    }

    /// <summary>Takes a lock. No fence: others may see the section out of order.</summary>
    /// <param name="cpu">Who.</param>
    /// <param name="location">The lock, which the last unlock has left free.</param>
    /// <param name="site">Where.</param>
    /// <param name="value">What it holds while it is taken; not 0.</param>
    public void Lock(int cpu, int location, int site, long value = 1)
    {
        CpuViews views = Views(cpu);

        views.CatchUpWithUnlock();
        Message unlock = At(location, 0);
        // What it made known is known to who gave it up itself.
        bool isOwn = unlock.Writer == cpu && unlock.Writes != null;

        Append(cpu, location, value, views.OutgoingAfter(unlock.Known), unlock.Writes, site,
            !isOwn);
        if (!isOwn)
        {
            views.Acquire(unlock.Known);
            views.Release(unlock.Writes);
            views.Stores.Join(unlock.Writes);
        }
        if (!_marksFences)
            return;
        views.Marks.HandOver = View.Union(views.AtUnlock, unlock.Known);
        views.Marks.Spinlock = views.Everything();
    }

    /// <summary>Gives a lock up, as a release that says which stores came before it.</summary>
    public void Unlock(int cpu, int location, int site)
    {
        CpuViews views = Views(cpu);

        views.NoteUnlock();
        Append(cpu, location, 0, views.AtUnlock, views.StoresAtUnlock, site, isNew: false);
    }
}
