// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>
/// A machine whose loads may see older stores than the newest, within what the kernel's memory
/// model
/// (tools/memory-model) allows for code that runs in order.
/// </summary>
/// <remarks>
/// Stores are appended to the history of their location as they are executed, so coherence order is
/// the order
/// of execution. What is not modelled: a load that sees a store which is executed later (load
/// buffering), and a
/// store that comes before an older one in coherence order. Both are allowed by the model and never
/// shown here.
/// </remarks>
internal sealed partial class WeakMemory
{
    private readonly Histories _histories;
    private readonly CpuViews[] _cpus;
    private View _fences;
    private readonly ViewPool? _pool;
    private readonly bool _marksFences;
    private SharedParts _sharedCpus;
    private bool _sharesFences;

    /// <param name="cpus">CPUs, or threads, that execute.</param>
    /// <param name="locations">Locations, numbered from 0, that hold 0; more can be added.</param>
    /// <param name="depth">Messages that a history keeps; with 1 the memory is sequentially
    /// consistent.</param>
    /// <param name="marksFences">Whether smp_mb__after_atomic() and its like order no more than
    /// they are made for; else each is a full barrier, which is cheaper.</param>
    /// <param name="pool">Where views come from until the next rest; null for the collected
    /// heap.</param>
    public WeakMemory(int cpus, int locations, int depth = int.MaxValue, bool marksFences = false,
        ViewPool? pool = null)
    {
        _pool = pool;
        _marksFences = marksFences;
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, 1);
        _histories = new Histories(depth);
        _cpus = new CpuViews[cpus];
        _fences = new View(locations, pool);
        for (int i = 0; i < locations; i++)
            Add(0);
        for (int i = 0; i < cpus; i++)
            _cpus[i] = new CpuViews(i, cpus, locations, pool);
    }

    private WeakMemory(WeakMemory other)
    {
        _marksFences = other._marksFences;
        _histories = other._histories.Clone();
        _fences = other._fences;
        _sharesFences = other._sharesFences = true;
        if (other._cpus.Length > SharedParts.Most)
        {
            _cpus = Array.ConvertAll(other._cpus, cpu => cpu.Clone());
            return;
        }
        _cpus = [.. other._cpus];
        _sharedCpus.ShareAll();
        other._sharedCpus.ShareAll();
    }

    /// <summary>A copy that goes on by itself; there is none of a memory with a pool. It and its
    /// original copy what they change when they change it.</summary>
    public WeakMemory Clone()
        => _pool == null ? new(this) : throw new InvalidOperationException("views in a pool");

    /// <summary>A new location, which every CPU knows to hold <paramref name="value"/>.</summary>
    /// <returns>Its number.</returns>
    public int Add(long value) => _histories.Add(value);

    /// <summary>Sets the value with which a location starts.</summary>
    public void Initialize(int location, long value) => _histories.Initialize(location, value);

    /// <summary>The last store to a location.</summary>
    public ref readonly Message Newest(int location) => ref At(location, 0);

    /// <summary>
    /// How many stores a load may see: 1 is the newest alone. <paramref name="dependency"/> is what
    /// the address was computed from.
    /// </summary>
    public int Visible(int cpu, int location, View? dependency = null)
    {
        int kept = _histories.Length(location);

        if (kept == 1)
            return 1;
        int oldest = Math.Max(_cpus[cpu].Current[location], dependency?[location] ?? 0);

        return Math.Min(kept, Newest(location).Index - oldest + 1);
    }

    /// <summary>The store that is <paramref name="back"/> before the newest.</summary>
    public ref readonly Message At(int location, int back)
        => ref _histories.At(location, back);

    /// <summary>A load that sees the store <paramref name="back"/> before the newest.</summary>
    public ref readonly Message Load(int cpu, int location, int back, AccessOrder order)
    {
        CpuViews views = Views(cpu);
        ref readonly Message message = ref At(location, back);

        views.Current[location] = message.Index;
        if (order == AccessOrder.Acquire)
            views.Acquire(message.Known);
        else
            views.Bring(message.Known);
        return ref message;
    }

    /// <summary>What is known by whoever depends on a value that was loaded.</summary>
    public View Dependency(int location, in Message message, View? dependency)
    {
        View view = message.Known?.Clone() ?? _pool?.Take() ?? new View(_histories.Count);

        view[location] = message.Index;
        view.Join(dependency);
        return view;
    }

    /// <summary>A store, relaxed or a release.</summary>
    public void Store(int cpu, int location, long value, AccessOrder order, int site)
        => Append(cpu, location, value, Outgoing(Views(cpu), order), null, site);

    /// <summary>What a CPU sends with an interrupt, as a release.</summary>
    public View Send(int cpu)
    {
        CpuViews views = Views(cpu);

        views.CountsLoads = false;
        return views.Everything();
    }

    /// <summary>Takes an interrupt, as an acquire of what was sent with it.</summary>
    public void Receive(int cpu, View sent) => Views(cpu).Current.Join(sent);

    /// <summary>
    /// Somebody stored without saying so: <paramref name="value"/> is all that a load can see from
    /// now on.
    /// </summary>
    public void Overwrite(int location, long value) => _histories.Overwrite(location, value);

    /// <summary>All CPUs are at rest and time passes: everybody knows everything, and there are no
    /// locations
    /// any more.</summary>
    public void Rest()
    {
        _histories.Clear();
        for (int cpu = 0; cpu < _cpus.Length; cpu++)
            Views(cpu).Clear();
        Fences().Clear();
        _pool?.TakeBack();
    }

    /// <summary>What the CPU cannot but know; it grows as the CPU goes on.</summary>
    public View Current(int cpu) => _cpus[cpu].Current;

    /// <summary>Marks something that the CPU did, which others learn of as they do of a
    /// store.</summary>
    public int Count(int cpu, int counter, bool isStore)
    {
        CpuViews views = Views(cpu);
        // Loads between which nobody can learn of one and not of the other count once, so that a
        // loop that looks again and again comes to an end.
        bool isAnother = isStore || !views.CountsLoads;
        int next = views.Current[counter] + (isAnother ? 1 : 0);

        views.CountsLoads = !isStore;
        views.Current[counter] = next;
        if (isStore)
            views.Stores[counter] = next;
        return next;
    }

    /// <summary>Mixes what tells most memories apart into <paramref name="key"/>.</summary>
    public void AppendTo(ref HashCode key)
    {
        _histories.AppendTo(ref key);
        foreach (CpuViews cpu in _cpus)
            cpu.AppendTo(ref key);
    }

    /// <summary>Whether two memories go on alike.</summary>
    public bool Equals(WeakMemory other)
        => View.Same(_fences, other._fences) && _histories.Equals(other._histories)
            && SameCpus(other);

    private bool SameCpus(WeakMemory other)
    {
        for (int cpu = 0; cpu < _cpus.Length; cpu++)
        {
            if (!ReferenceEquals(_cpus[cpu], other._cpus[cpu])
                && !_cpus[cpu].Equals(other._cpus[cpu]))
                return false;
        }
        return true;
    }

    /// <summary>The views of a CPU, to be changed.</summary>
    private CpuViews Views(int cpu)
        => _sharedCpus.Any && _sharedCpus.Take(cpu) ? _cpus[cpu] = _cpus[cpu].Clone()
            : _cpus[cpu];

    /// <summary>What full barriers know, to be changed.</summary>
    private View Fences()
    {
        if (_sharesFences)
            _fences = _fences.Clone();
        _sharesFences = false;
        return _fences;
    }

    /// <summary>What a store makes known. A relaxed one only what a barrier has put before
    /// it.</summary>
    private static View? Outgoing(CpuViews views, AccessOrder order)
        => order == AccessOrder.Release ? views.Everything() : views.Outgoing();

    /// <param name="cpu">Who stores.</param>
    /// <param name="location">Where.</param>
    /// <param name="value">What.</param>
    /// <param name="known">What the store makes known; null for nothing.</param>
    /// <param name="writes">Of an unlock and the lock after it, what came before; null
    /// otherwise.</param>
    /// <param name="site">Where in the program.</param>
    /// <param name="isNew">Whether the CPU's own stores may not have made all of it known.</param>
    private void Append(int cpu, int location, long value, View? known, View? writes, int site,
        bool isNew = true)
    {
        CpuViews views = Views(cpu);
        int index = _histories.Append(cpu, location, value, known, writes, site);

        views.Current[location] = index;
        views.Stores[location] = index;
        views.CountsLoads = false;
        if (isNew)
            views.Stored(known);
    }
}
