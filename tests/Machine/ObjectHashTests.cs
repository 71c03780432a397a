// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Machine;

/// <summary>Objects count as equal only where nothing tells them apart.</summary>
public unsafe class ObjectHashTests
{
    [Fact]
    public void EqualGraphs_HaveEqualHashes()
        => Assert.Equal(Hash(new Node { Number = 1, Next = new Node { Text = "b" } }),
            Hash(new Node { Number = 1, Next = new Node { Text = "b" } }));

    [Fact]
    public void AnyField_TellsApart()
    {
        ulong first = Hash(new Node());

        Assert.NotEqual(first, Hash(new Node { Number = 1 }));
        Assert.NotEqual(first, Hash(new Node { Text = "" }));
        Assert.NotEqual(first, Hash(new Node { Items = { 0 } }));
        Assert.NotEqual(first, Hash(new Node { Next = new Node() }));
        Assert.NotEqual(first, Hash(new Node { Pair = (0, true) }));
    }

    [Fact]
    public void TwoOfAKind_AreNotOneTwice()
    {
        var one = new Node();

        Assert.NotEqual(Hash(new[] { one, one }), Hash(new[] { one, new Node() }));
    }

    [Fact]
    public void WhatADelegateHasCaptured_TellsApart()
    {
        Assert.Equal(Hash(Counting(1)), Hash(Counting(1)));
        Assert.NotEqual(Hash(Counting(1)), Hash(Counting(2)));
        Assert.NotEqual(Hash((Action)Nothing), Hash((Action)NothingElse));
    }

    [Fact]
    public void Pointers_CountAsPlacesInTheirArena()
    {
        using var one = new Arena(1 << 16);
        using var other = new Arena(1 << 16);
        int* first = one.Allocate<int>();

        int* second = one.Allocate<int>();
        int* same = other.Allocate<int>();

        Assert.Equal(Hash(one, new Pointing(first)), Hash(other, new Pointing(same)));
        Assert.NotEqual(Hash(one, new Pointing(first)), Hash(one, new Pointing(second)));
    }

    [Fact]
    public void Loops_ComeToAnEnd()
    {
        var node = new Node();

        node.Next = node;
        Assert.NotEqual(Hash(new Node()), Hash(node));
    }

    private static ulong Hash(object graph)
    {
        using var arena = new Arena(1 << 16);

        return Hash(arena, graph);
    }

    private static ulong Hash(Arena arena, object graph)
    {
        var hash = new ObjectHash(arena);

        hash.Add(graph);
        return hash.Value;
    }

    private static Action Counting(int from) => () => from++;

    private static void Nothing()
    {
    }

    private static void NothingElse()
    {
    }

    private sealed class Node
    {
        public int Number { get; set; }

        public string? Text { get; set; }

        public Node? Next { get; set; }

        public List<int> Items { get; } = [];

        public (int, bool) Pair { get; set; }
    }

    private sealed class Pointing(int* at)
    {
        public int* At => at;
    }
}
