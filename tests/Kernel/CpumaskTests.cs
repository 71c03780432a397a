// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

/// <summary>Masks on a machine, since their length is the machine's number of possible CPUs.</summary>
public sealed unsafe class CpumaskTests
{
    private const int Cpus = 4;
    private const int Possible = 130;

    [Fact]
    public void cpumask_WalksAgreeWithASet_Random() => OnMachine(random =>
    {
        using var masks = new Masks(random);
        cpumask* a = masks[0];
        cpumask* b = masks[1];
        (SortedSet<int> x, SortedSet<int> y) = (masks.Model[0], masks.Model[1]);

        Assert.Equal(x, Walk(n => cpumask_next(n, a)));
        Assert.Equal(x.Intersect(y), Walk(n => cpumask_next_and(n, a, b)));
        Assert.Equal(x.Except(y), Walk(n => cpumask_next_andnot(n, a, b)));
        Assert.Equal(All().Except(x), Walk(n => cpumask_next_zero(n, a)));
        Assert.Equal(x, Each((ref int n) => for_each_cpu(ref n, a)));
        Assert.Equal(x.Intersect(y), Each((ref int n) => for_each_cpu_and(ref n, a, b)));
        Assert.Equal(First(x), cpumask_first(a));
        Assert.Equal(First(x), cpumask_any(a));
        Assert.Equal(First(x.Intersect(y)), cpumask_first_and(a, b));
        Assert.Equal(First(x.Intersect(y)), cpumask_any_and(a, b));
        Assert.Equal(First(x.Except(y)), cpumask_first_andnot(a, b));
        Assert.Equal(First(All().Except(x)), cpumask_first_zero(a));
        Assert.Equal(First(x.Intersect(y).Intersect(masks.Model[2])), cpumask_first_and_and(a, b, masks[2]));
        Assert.Equal(x.Count == 0 ? Possible : (uint)x.Max, cpumask_last(a));
        for (int cpu = 0; cpu < Possible; cpu++)
        {
            Assert.Equal(First(x.Where(c => c != cpu)), cpumask_any_but(a, cpu));
            Assert.Equal(First(x.Intersect(y).Where(c => c != cpu)), cpumask_any_and_but(a, b, cpu));
            Assert.Equal(First(x.Except(y).Where(c => c != cpu)), cpumask_any_andnot_but(a, b, cpu));
            Assert.Equal(x.Contains(cpu), cpumask_test_cpu(cpu, a));
            Assert.Equal(x.Count > cpu ? (uint)x.ElementAt(cpu) : Possible,
                Math.Min((uint)Possible, cpumask_nth((uint)cpu, a)));
            Assert.Equal(First(x.Where(c => c > cpu).Concat(x)), cpumask_next_wrap(cpu, a));
        }
    });

    [Fact]
    public void cpumask_SetOperationsAgreeWithASet_Random() => OnMachine(random =>
    {
        using var masks = new Masks(random);
        cpumask* a = masks[0];
        cpumask* b = masks[1];
        cpumask* to = masks[2];
        (SortedSet<int> x, SortedSet<int> y) = (masks.Model[0], masks.Model[1]);

        Assert.Equal(x.Overlaps(y), cpumask_and(to, a, b));
        Assert.Equal(x.Intersect(y), Read(to));
        Assert.Equal(x.Except(y).Any(), cpumask_andnot(to, a, b));
        Assert.Equal(x.Except(y), Read(to));
        cpumask_or(to, a, b);
        Assert.Equal(x.Union(y).Order(), Read(to));
        Assert.True(cpumask_or_equal(a, b, to));
        Assert.Equal((uint)x.Union(y).Count(), cpumask_weighted_or(to, a, b));
        cpumask_xor(to, a, b);
        Assert.Equal(x.Union(y).Except(x.Intersect(y)).Order(), Read(to));
        Assert.Equal(x.Overlaps(y), cpumask_intersects(a, b));
        Assert.Equal(x.IsSubsetOf(y), cpumask_subset(a, b));
        Assert.Equal(x.SetEquals(y), cpumask_equal(a, b));
        Assert.Equal((uint)x.Count, cpumask_weight(a));
        Assert.Equal((uint)x.Intersect(y).Count(), cpumask_weight_and(a, b));
        Assert.Equal((uint)x.Except(y).Count(), cpumask_weight_andnot(a, b));
        Assert.Equal(x.Count == 0, cpumask_empty(a));
        cpumask_copy(to, a);
        Assert.True(cpumask_equal(to, a));
        cpumask_shift_left(to, a, 3);
        Assert.Equal(x.Select(c => c + 3).Where(c => c < Possible), Read(to));
        cpumask_shift_right(to, a, 3);
        Assert.Equal(x.Select(c => c - 3).Where(c => c >= 0), Read(to));
        cpumask_setall(to);
        Assert.True(cpumask_full(to));
        Assert.Equal(All(), Read(to));
        cpumask_clear(to);
        Assert.True(cpumask_empty(to));
    });

    [Fact]
    public void cpumask_SingleCpusAgreeWithASet_Random() => OnMachine(random =>
    {
        using var masks = new Masks(random);
        cpumask* a = masks[0];
        SortedSet<int> x = masks.Model[0];
        for (int step = 0; step < 200; step++)
        {
            int cpu = random.Next(Possible);
            switch (step % 5)
            {
                case 0: cpumask_set_cpu(cpu, a); x.Add(cpu); break;
                case 1: cpumask_clear_cpu(cpu, a); x.Remove(cpu); break;
                case 2: Assert.Equal(!x.Add(cpu), cpumask_test_and_set_cpu(cpu, a)); break;
                case 3: Assert.Equal(x.Remove(cpu), cpumask_test_and_clear_cpu(cpu, a)); break;
                case 4: __assign_cpu((uint)cpu, a, true); x.Add(cpu); break;
            }
        }

        Assert.Equal(x, Read(a));
    });

    [Fact]
    public void cpumask_of_HasOneCpu() => OnMachine(_ =>
    {
        for (int cpu = 0; cpu < Possible; cpu++)
            Assert.Equal([cpu], Read(cpumask_of(cpu)));
        Assert.Equal(All(), Read(cpu_all_mask));
        Assert.True(cpumask_empty(cpu_none_mask));
    }, 1);

    [Fact]
    public void cpu_MasksAreThoseOfTheMachine() => OnMachine(_ =>
    {
        Assert.Equal((uint)Possible, nr_cpu_ids);
        Assert.Equal(All(), Read(cpu_possible_mask));
        Assert.Equal(Enumerable.Range(0, Cpus), Read(cpu_online_mask));
        Assert.Equal((uint)Cpus, num_online_cpus());
        Assert.Equal((uint)Possible, num_possible_cpus());
        Assert.True(cpu_online(Cpus - 1));
        Assert.False(cpu_online(Cpus));
        Assert.True(cpu_is_offline(Cpus));
    }, 1);

    [Fact]
    public void zalloc_cpumask_var_GivesAnEmptyMask() => OnMachine(_ =>
    {
        cpumask* mask;
        Assert.True(zalloc_cpumask_var(&mask, GFP_KERNEL));
        Assert.True(cpumask_available(mask));
        Assert.True(cpumask_empty(mask));
        free_cpumask_var(mask);
    }, 1);

    [Fact]
    public void cpumask_any_distribute_GoesAround() => OnMachine(_ =>
    {
        using var masks = new Masks(new Random(0));
        cpumask_clear(masks[0]);
        foreach (int cpu in (int[])[3, 70, 129])
            cpumask_set_cpu(cpu, masks[0]);

        uint[] seen = [.. Enumerable.Range(0, 6).Select(_ => cpumask_any_distribute(masks[0]))];

        Assert.Equal([3, 70, 129, 3, 70, 129], seen);
    }, 1);

    [Fact]
    public void cpu_to_node_IsTheMachinesLayout() => OnMachine(_ =>
    {
        Assert.Equal(0, cpu_to_node(0));
        Assert.Equal(1, cpu_to_node(Possible - 1));
        Assert.Equal(numa_node_id(), cpu_to_node(0));
        Assert.Equal(LOCAL_DISTANCE, node_distance(1, 1));
        Assert.Equal(REMOTE_DISTANCE, node_distance(0, 1));
    }, 1);

    private delegate int NextCpu(int cpu);

    private delegate bool EachCpu(ref int cpu);

    private static void OnMachine(Action<Random> body, int runs = 40)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = Cpus, Possible = Possible, Nodes = 2 });
        machine.On(0, () =>
        {
            for (int run = 0; run < runs; run++)
                body(new Random(run));
        });
        Assert.Empty(machine.Warnings.All);
    }

    private static IEnumerable<int> All() => Enumerable.Range(0, Possible);

    private static int First(IEnumerable<int> cpus) => cpus.DefaultIfEmpty(Possible).First();

    private static List<int> Walk(NextCpu next)
    {
        var cpus = new List<int>();
        for (int cpu = next(-1); cpu < nr_cpu_ids; cpu = next(cpu))
            cpus.Add(cpu);
        return cpus;
    }

    private static List<int> Each(EachCpu next)
    {
        var cpus = new List<int>();
        int cpu;

        for (cpu = -1; next(ref cpu);)
            cpus.Add(cpu);
        Assert.True(cpu >= nr_cpu_ids);
        return cpus;
    }

    private static List<int> Read(cpumask* mask) => Walk(n => cpumask_next(n, mask));

    /// <summary>Three masks with their contents as sets.</summary>
    private sealed class Masks : IDisposable
    {
        private readonly NativeArray<cpumask> _masks = new(3);

        public Masks(Random random)
        {
            for (int i = 0; i < 3; i++)
            {
                int percent = random.Next(4) switch { 0 => 0, 1 => 3, 2 => 97, _ => 50 };
                Model[i] = new SortedSet<int>(All().Where(_ => random.Next(100) < percent));
                foreach (int cpu in Model[i])
                    __cpumask_set_cpu(cpu, this[i]);
            }
        }

        public SortedSet<int>[] Model { get; } = new SortedSet<int>[3];

        public cpumask* this[int index] => _masks.At(index);

        public void Dispose() => _masks.Dispose();
    }
}
