// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

[Properties(MaxTest = 300, EndSize = 60, Arbitrary = [typeof(Draws)])]
public sealed unsafe class HlistTests
{
    private const int Nodes = 10;

    [Fact]
    public void hlist_del_PoisonsBothPointers()
    {
        using var world = new World();
        hlist_add_head(world.Node(0), world.Head(0));

        hlist_del(world.Node(0));

        Assert.Equal(0xdead000000000100UL, (ulong)world.Node(0)->next);
        Assert.Equal(0xdead000000000122UL, (ulong)world.Node(0)->pprev);
        Assert.True(hlist_empty(world.Head(0)));
    }

    [Fact]
    public void hlist_del_init_OfAnUnhashedNodeDoesNothing()
    {
        using var world = new World();
        hlist_add_head(world.Node(0), world.Head(0));

        hlist_del_init(world.Node(1));

        Assert.Equal([0], world.Read(0));
        Assert.True(hlist_unhashed(world.Node(1)));
    }

    [Fact]
    public void hlist_add_fake_LooksHashedButStandsAlone()
    {
        using var world = new World();
        hlist_add_fake(world.Node(0));

        Assert.True(hlist_fake(world.Node(0)));
        Assert.False(hlist_unhashed(world.Node(0)));
        hlist_del_init(world.Node(0));
        Assert.True(hlist_unhashed_lockless(world.Node(0)));
    }

    [Property]
    public void hlist_AgreesWithAModel_Random(uint[] steps)
    {
        using var world = new World();
        List<int>[] model = [[], []];
        foreach (uint step in steps)
        {
            Apply(world, model, step);
            for (int list = 0; list < 2; list++)
            {
                Assert.Equal(model[list], world.Read(list));
                Assert.Equal((ulong)model[list].Count, hlist_count_nodes(world.Head(list)));
                foreach (int node in model[list])
                {
                    bool alone = model[list].Count == 1;
                    Assert.Equal(alone, hlist_is_singular_node(world.Node(node), world.Head(list)));
                    Assert.False(hlist_is_singular_node(world.Node(node), world.Head(1 - list)));
                }
            }
        }
    }

    private static void Apply(World world, List<int>[] model, uint step)
    {
        int operation = (int)(step % 6);
        int node = (int)(step / 6 % Nodes);
        int to = (int)(step / 6 / Nodes % 2);
        int other = (int)(step / 12 / Nodes % Nodes);
        int from = model[0].Contains(node) ? 0 : model[1].Contains(node) ? 1 : -1;

        switch (operation)
        {
            case 0 when from < 0:
                hlist_add_head(world.Node(node), world.Head(to));
                model[to].Insert(0, node);
                break;
            case 1 when from < 0 && model[to].Contains(other):
                hlist_add_before(world.Node(node), world.Node(other));
                model[to].Insert(model[to].IndexOf(other), node);
                break;
            case 2 when from < 0 && model[to].Contains(other):
                hlist_add_behind(world.Node(node), world.Node(other));
                model[to].Insert(model[to].IndexOf(other) + 1, node);
                break;
            case 3 when from >= 0:
                hlist_del_init(world.Node(node));
                model[from].Remove(node);
                break;
            case 4 when model[to].Count == 0:
                hlist_move_list(world.Head(1 - to), world.Head(to));
                model[to].AddRange(model[1 - to]);
                model[1 - to].Clear();
                break;
            case 5 when model[1 - to].Count > 0:
                hlist_splice_init(world.Head(1 - to), world.Node(model[1 - to][^1]), world.Head(to));
                model[to].InsertRange(0, model[1 - to]);
                model[1 - to].Clear();
                break;
        }
    }

    private sealed class World : IDisposable
    {
        private readonly NativeArray<hlist_node> _nodes = new(Nodes);
        private readonly NativeArray<hlist_head> _heads = new(2);

        public hlist_node* Node(int index) => _nodes.At(index);

        public hlist_head* Head(int index) => _heads.At(index);

        public List<int> Read(int list)
        {
            var read = new List<int>();
            hlist_node** link = &Head(list)->first;
            for (hlist_node* at = *link; at != null; link = &at->next, at = at->next)
            {
                Assert.True(at->pprev == link, "pprev does not point at what points here");
                read.Add(_nodes.IndexOf(at));
            }

            return read;
        }

        public void Dispose()
        {
            _nodes.Dispose();
            _heads.Dispose();
        }
    }
}
