// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

[Properties(MaxTest = 300, EndSize = 60, Arbitrary = [typeof(Draws)])]
public sealed unsafe class ListTests
{
    private const int Nodes = 12;

    [Fact]
    public void INIT_LIST_HEAD_IsEmpty()
    {
        using var head = new NativeArray<list_head>(1);
        INIT_LIST_HEAD(head.At(0));

        Assert.True(list_empty(head.At(0)));
        Assert.True(list_empty_careful(head.At(0)));
        Assert.False(list_is_singular(head.At(0)));
    }

    [Fact]
    public void list_del_PoisonsBothPointers()
    {
        using var nodes = new NativeArray<list_head>(2);
        INIT_LIST_HEAD(nodes.At(0));
        list_add(nodes.At(1), nodes.At(0));

        list_del(nodes.At(1));

        Assert.Equal(0xdead000000000100UL, (ulong)nodes.At(1)->next);
        Assert.Equal(0xdead000000000122UL, (ulong)nodes.At(1)->prev);
        Assert.True(list_empty(nodes.At(0)));
    }

    [Fact]
    public void list_del_init_careful_LeavesAnEmptyNode()
    {
        using var nodes = new NativeArray<list_head>(2);
        INIT_LIST_HEAD(nodes.At(0));
        list_add_tail(nodes.At(1), nodes.At(0));

        list_del_init_careful(nodes.At(1));

        Assert.True(list_empty_careful(nodes.At(1)));
        Assert.True(list_empty(nodes.At(0)));
    }

    [Fact]
    public void list_cut_position_TakesUpToAndWithTheEntry()
    {
        using var world = new World();
        for (int i = 0; i < 5; i++)
            list_add_tail(world.Node(i), world.Head(0));

        list_cut_position(world.Head(1), world.Head(0), world.Node(2));

        Assert.Equal([0, 1, 2], world.Read(1));
        Assert.Equal([3, 4], world.Read(0));
    }

    [Fact]
    public void list_cut_position_AtTheHeadTakesNothing()
    {
        using var world = new World();
        list_add_tail(world.Node(0), world.Head(0));

        list_cut_position(world.Head(1), world.Head(0), world.Head(0));

        Assert.Equal([], world.Read(1));
        Assert.Equal([0], world.Read(0));
    }

    [Fact]
    public void list_cut_before_LeavesTheEntry()
    {
        using var world = new World();
        for (int i = 0; i < 5; i++)
            list_add_tail(world.Node(i), world.Head(0));

        list_cut_before(world.Head(1), world.Head(0), world.Node(2));

        Assert.Equal([0, 1], world.Read(1));
        Assert.Equal([2, 3, 4], world.Read(0));
    }

    [Fact]
    public void list_bulk_move_tail_MovesASectionInOrder()
    {
        using var world = new World();
        for (int i = 0; i < 6; i++)
            list_add_tail(world.Node(i), world.Head(0));

        list_bulk_move_tail(world.Head(0), world.Node(1), world.Node(3));

        Assert.Equal([0, 4, 5, 1, 2, 3], world.Read(0));
    }

    [Property]
    public void list_AgreesWithAModel_Random(uint[] steps)
    {
        using var world = new World();
        List<int>[] model = [[], []];
        foreach (uint step in steps)
        {
            Apply(world, model, step);
            for (int list = 0; list < 2; list++)
            {
                Assert.Equal(model[list], world.Read(list));
                Assert.Equal(model[list].AsEnumerable().Reverse(), world.ReadBackwards(list));
                Assert.Equal(model[list].Count == 0, list_empty(world.Head(list)));
                Assert.Equal(model[list].Count == 1, list_is_singular(world.Head(list)));
                Assert.Equal((ulong)model[list].Count, list_count_nodes(world.Head(list)));
            }
        }
    }

    private static void Apply(World world, List<int>[] model, uint step)
    {
        int operation = (int)(step % 11);
        int node = (int)(step / 11 % Nodes);
        int to = (int)(step / 11 / Nodes % 2);
        int other = (int)(step / 22 / Nodes % Nodes);
        int from = model[0].Contains(node) ? 0 : model[1].Contains(node) ? 1 : -1;
        bool otherIn = model[0].Contains(other) || model[1].Contains(other);

        switch (operation)
        {
            case 0 when from < 0:
                list_add(world.Node(node), world.Head(to));
                model[to].Insert(0, node);
                break;
            case 1 when from < 0:
                list_add_tail(world.Node(node), world.Head(to));
                model[to].Add(node);
                break;
            case 2 when from >= 0:
                list_del(world.Node(node));
                model[from].Remove(node);
                break;
            case 3 when from >= 0:
                list_del_init(world.Node(node));
                model[from].Remove(node);
                Assert.True(list_empty(world.Node(node)));
                break;
            case 4 when from >= 0:
                list_move(world.Node(node), world.Head(to));
                model[from].Remove(node);
                model[to].Insert(0, node);
                break;
            case 5 when from >= 0:
                list_move_tail(world.Node(node), world.Head(to));
                model[from].Remove(node);
                model[to].Add(node);
                break;
            case 6:
                list_splice_tail_init(world.Head(1 - to), world.Head(to));
                model[to].AddRange(model[1 - to]);
                model[1 - to].Clear();
                break;
            case 7:
                list_splice_init(world.Head(1 - to), world.Head(to));
                model[to].InsertRange(0, model[1 - to]);
                model[1 - to].Clear();
                break;
            case 8:
                list_rotate_left(world.Head(to));
                if (model[to].Count > 0)
                {
                    model[to].Add(model[to][0]);
                    model[to].RemoveAt(0);
                }

                break;
            case 9 when from >= 0 && !otherIn:
                list_replace(world.Node(node), world.Node(other));
                model[from][model[from].IndexOf(node)] = other;
                break;
            case 10 when from >= 0 && model[from].Contains(other) && node != other:
                list_swap(world.Node(node), world.Node(other));
                (int a, int b) = (model[from].IndexOf(node), model[from].IndexOf(other));
                (model[from][a], model[from][b]) = (other, node);
                break;
        }
    }

    private sealed class World : IDisposable
    {
        private readonly NativeArray<list_head> _all = new(Nodes + 2);

        public World()
        {
            INIT_LIST_HEAD(Head(0));
            INIT_LIST_HEAD(Head(1));
        }

        public list_head* Node(int index) => _all.At(index);

        public list_head* Head(int index) => _all.At(Nodes + index);

        public List<int> Read(int list)
        {
            var read = new List<int>();
            for (list_head* at = Head(list)->next; at != Head(list); at = at->next)
                read.Add(_all.IndexOf(at));
            return read;
        }

        public List<int> ReadBackwards(int list)
        {
            var read = new List<int>();
            for (list_head* at = Head(list)->prev; at != Head(list); at = at->prev)
                read.Add(_all.IndexOf(at));
            return read;
        }

        public void Dispose() => _all.Dispose();
    }
}
