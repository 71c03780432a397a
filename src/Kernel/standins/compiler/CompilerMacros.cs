// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Linux;

/// <summary>What C's compiler works out, for patches that use it.</summary>
public static unsafe partial class Kernel
{
    /// <summary>How many elements an array that is a type of its own has.</summary>
    public static ulong ARRAY_SIZE<T>(in T array)
        where T : unmanaged => ArrayLength<T>.Value;

    /// <summary>
    /// Stops the machine where the condition holds. C does not compile then; here the first run
    /// finds it.
    /// </summary>
    public static void BUILD_BUG_ON(bool condition) => BUG_ON(condition);

    private static class ArrayLength<T>
    {
        public static readonly ulong Value =
            (ulong)typeof(T).GetCustomAttribute<InlineArrayAttribute>()!.Length;
    }
}
