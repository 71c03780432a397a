// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;

namespace Linux.Tests.Kernel;

/// <summary>
/// Every operation of atomic_t, atomic64_t and atomic_long_t that takes a pointer, found by
/// reflection and checked against what its name says.
/// </summary>
public sealed unsafe class AtomicTests
{
    private static readonly string[] s_orderings = ["_relaxed", "_acquire", "_release"];

    public static TheoryData<string> Operations()
    {
        var data = new TheoryData<string>();
        foreach (string name in Pointers().Select(m => m.Name).Distinct().Order(StringComparer.Ordinal))
            data.Add(name);
        return data;
    }

    [Fact]
    public void atomic_HasEveryOrderingOfEachValueReturningOperation()
    {
        var names = Pointers().Select(m => m.Name).ToHashSet();
        foreach (string type in (string[])["atomic", "atomic64", "atomic_long"])
        {
            foreach (string operation in (string[])["add_return", "sub_return", "inc_return", "dec_return",
                "fetch_add", "fetch_sub", "fetch_inc", "fetch_dec", "fetch_and", "fetch_andnot", "fetch_or",
                "fetch_xor", "xchg", "cmpxchg", "try_cmpxchg", "add_negative"])
            {
                Assert.Contains($"{type}_{operation}", names);
                foreach (string ordering in s_orderings)
                    Assert.Contains($"{type}_{operation}{ordering}", names);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void atomic_DoesWhatItsNameSays_Random(string name)
    {
        MethodInfo method = Pointers().First(m => m.Name == name && !TakesUnsigned(m));
        bool narrow = !name.StartsWith("atomic64_", StringComparison.Ordinal)
            && !name.StartsWith("atomic_long_", StringComparison.Ordinal);
        var random = new Random(7);
        for (int run = 0; run < 200; run++)
            Compare(method, Operation(name), narrow, Draw(random, narrow), Draw(random, narrow), Draw(random, narrow));
        // Equal operands, so that comparing exchanges succeed too.
        for (int run = 0; run < 50; run++)
        {
            long value = Draw(random, narrow);
            Compare(method, Operation(name), narrow, value, value, Draw(random, narrow));
        }
    }

    [Fact]
    public void atomic_TakesTheVariableByRef()
    {
        using var cell = new NativeArray<atomic_t>(1);
        using var wide = new NativeArray<atomic64_t>(1);
        ref atomic_t v = ref *cell.At(0);
        ref atomic64_t w = ref *wide.At(0);

        atomic_set(ref v, 5);
        Assert.Equal(6, atomic_inc_return(ref v));
        Assert.Equal(6, atomic_fetch_or(8, ref v));
        Assert.Equal(14, atomic_xchg(ref v, 1));
        Assert.True(atomic_dec_and_test(ref v));
        atomic64_set_release(ref w, long.MaxValue);
        Assert.Equal(long.MinValue, atomic64_inc_return_relaxed(ref w));
        Assert.Equal(long.MinValue, atomic_long_read(ref w));
    }

    [Fact]
    public void atomic_try_cmpxchg_TakesAnUnsignedOldValue()
    {
        using var cell = new NativeArray<atomic_t>(1);
        atomic_set(cell.At(0), -1);
        uint old = 3;

        Assert.False(atomic_try_cmpxchg(cell.At(0), &old, 4u));
        Assert.Equal(uint.MaxValue, old);
        Assert.True(atomic_try_cmpxchg(cell.At(0), &old, 0x8000_0000u));
        Assert.Equal(int.MinValue, atomic_read(cell.At(0)));
    }

    [Fact]
    public void atomic_inc_LosesNoCount()
    {
        const int Each = 50_000;
        using var cell = new NativeArray<atomic_t>(1);
        using var bits = new NativeArray<atomic64_t>(1);

        Thread[] threads = Enumerable.Range(0, 3).Select(t => new Thread(() =>
        {
            for (int i = 0; i < Each; i++)
            {
                atomic_inc(cell.At(0));
                atomic_add_unless(cell.At(0), 2, -1);
                atomic64_xor(1L << t, bits.At(0));
            }
        })).ToArray();
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        Assert.Equal(3 * 3 * Each, atomic_read(cell.At(0)));
        Assert.Equal(0, atomic64_read(bits.At(0)));
    }

    private static IEnumerable<MethodInfo> Pointers() => typeof(atomic_t).Assembly.GetType("Linux.Kernel")!
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .Where(m => m.Name.StartsWith("atomic", StringComparison.Ordinal)
            && m.GetParameters().Any(p => p.ParameterType == typeof(atomic_t*) || p.ParameterType == typeof(atomic64_t*)));

    private static bool TakesUnsigned(MethodInfo method) =>
        method.GetParameters().Any(p => p.ParameterType == typeof(uint));

    private static string Operation(string name)
    {
        string operation = name[(name.StartsWith("atomic_long_", StringComparison.Ordinal) ? 12 : name.IndexOf('_') + 1)..];
        foreach (string ordering in s_orderings)
        {
            if (operation.EndsWith(ordering, StringComparison.Ordinal))
                return operation[..^ordering.Length];
        }

        return operation;
    }

    private static long Draw(Random random, bool narrow)
    {
        long value = random.Next(4) switch
        {
            0 => random.Next(-2, 3),
            1 => narrow ? int.MaxValue : long.MaxValue,
            2 => narrow ? int.MinValue : long.MinValue,
            _ => random.NextInt64(long.MinValue, long.MaxValue),
        };
        return narrow ? (int)value : value;
    }

    private static void Compare(MethodInfo method, string operation, bool narrow, long start, long i, long second)
    {
        using var cell = new NativeArray<long>(2);
        *cell.At(0) = narrow ? 0x5555_5555_0000_0000 | (uint)start : start;
        *cell.At(1) = i;
        var arguments = new List<object>();
        int number = 0;
        foreach (ParameterInfo parameter in method.GetParameters())
        {
            Type type = parameter.ParameterType;
            if (type == typeof(atomic_t*) || type == typeof(atomic64_t*))
                arguments.Add(Pointer.Box(cell.At(0), type));
            else if (type == typeof(int*) || type == typeof(long*))
                arguments.Add(Pointer.Box(cell.At(1), type));
            else if (type == typeof(string))
                arguments.Add("");
            else if (parameter.Name == "line")
                arguments.Add(0);
            else
                arguments.Add(Boxed(method.GetParameters().Any(p => p.ParameterType == typeof(int*) || p.ParameterType == typeof(long*)) || number++ > 0 ? second : i, narrow));
        }

        object? result = method.Invoke(null, [.. arguments]);

        (long after, object? expected, long seen) = Model(operation, narrow, start, i, second);
        long now = *cell.At(0);
        Assert.Equal(after, narrow ? (int)now : now);
        if (narrow)
            Assert.Equal(0x5555_5555, now >> 32);
        if (expected is long number64)
            Assert.Equal(Boxed(number64, narrow), result);
        else
            Assert.Equal(expected, result);
        if (operation == "try_cmpxchg")
            Assert.Equal(seen, narrow ? *(int*)cell.At(1) : *cell.At(1));
    }

    private static object Boxed(long value, bool narrow) => narrow ? (object)(int)value : value;

    /// <summary>The value afterwards, the result, and what the expected value's cell holds.</summary>
    private static (long After, object? Result, long Seen) Model(
        string operation, bool narrow, long v, long i, long second)
    {
        long Cut(long x) => narrow ? (int)x : x;
        long sum = Cut(v + i);
        switch (operation)
        {
            case "read" or "read_acquire": return (v, v, i);
            case "set" or "set_release": return (i, null, i);
            case "add": return (sum, null, i);
            case "add_return": return (sum, sum, i);
            case "fetch_add": return (sum, v, i);
            case "sub": return (Cut(v - i), null, i);
            case "sub_return": return (Cut(v - i), Cut(v - i), i);
            case "fetch_sub": return (Cut(v - i), v, i);
            case "inc": return (Cut(v + 1), null, i);
            case "inc_return": return (Cut(v + 1), Cut(v + 1), i);
            case "fetch_inc": return (Cut(v + 1), v, i);
            case "dec": return (Cut(v - 1), null, i);
            case "dec_return": return (Cut(v - 1), Cut(v - 1), i);
            case "fetch_dec": return (Cut(v - 1), v, i);
            case "and": return (v & i, null, i);
            case "fetch_and": return (v & i, v, i);
            case "andnot": return (v & ~i, null, i);
            case "fetch_andnot": return (v & ~i, v, i);
            case "or": return (v | i, null, i);
            case "fetch_or": return (v | i, v, i);
            case "xor": return (v ^ i, null, i);
            case "fetch_xor": return (v ^ i, v, i);
            case "xchg": return (i, v, i);
            case "cmpxchg": return (v == i ? second : v, v, i);
            case "try_cmpxchg": return (v == i ? second : v, v == i, v);
            case "sub_and_test": return (Cut(v - i), Cut(v - i) == 0, i);
            case "inc_and_test": return (Cut(v + 1), Cut(v + 1) == 0, i);
            case "dec_and_test": return (Cut(v - 1), Cut(v - 1) == 0, i);
            case "add_negative": return (sum, sum < 0, i);
            case "fetch_add_unless": return (v == second ? v : sum, v, i);
            case "add_unless": return (v == second ? v : sum, v != second, i);
            case "inc_not_zero": return (v == 0 ? v : Cut(v + 1), v != 0, i);
            case "inc_unless_negative": return (v < 0 ? v : Cut(v + 1), v >= 0, i);
            case "dec_unless_positive": return (v > 0 ? v : Cut(v - 1), v <= 0, i);
            case "dec_if_positive":
                long less = Cut(v - 1);
                return (less < 0 ? v : less, less, i);
            default: throw new ArgumentException($"no model for {operation}");
        }
    }
}
