// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>A computation whose result is known before the test runs.</summary>
/// <param name="number">The result.</param>
internal sealed class ConstantValue(long number)
{
    /// <summary>The result of a computation; null if that depends on registers.</summary>
    public static long? Of(Compute compute) => (compute.Target as ConstantValue)?.Number;

    /// <summary>The computation.</summary>
    public Compute Compute => Get;

    private long Number => number;

    private Value Get(Value[] registers) => new(number, null);
}
