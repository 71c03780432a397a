// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests;

namespace Linux.Tests.Machine.Selftests;

/// <summary>Runs every selftest whose name begins with a class's prefix; the classes run side by side.</summary>
public abstract class SelftestTheory
{
    /// <summary>The names of the tests of a group.</summary>
    protected static TheoryData<string> NamesOf(params string[] groups)
        => new(SelftestRegistry.Select(groups).Select(test => test.Name));

    /// <summary>Runs one test and shows its diagnostics if it is not ok.</summary>
    protected static void RunOne(string name)
    {
        SelftestContext result = KtapRunner.RunOne(SelftestRegistry.All.Single(test => test.Name == name));
        Assert.True(result.Failures == 0, string.Join('\n', result.Lines));
        Assert.True(result.Checks > 0);
    }
}

public sealed class WheelSelftests : SelftestTheory
{
    public static TheoryData<string> Names => NamesOf("wheel", "sleep");

    [Theory]
    [MemberData(nameof(Names))]
    public void Selftest_IsOk(string name) => RunOne(name);
}

public sealed class MigrationTreeSelftests : SelftestTheory
{
    public static TheoryData<string> Names => NamesOf("migration.tree");

    [Theory]
    [MemberData(nameof(Names))]
    public void Selftest_IsOk(string name) => RunOne(name);
}

/// <summary>Every test that the classes above leave, so that none is forgotten.</summary>
public sealed class OtherSelftests : SelftestTheory
{
    public static TheoryData<string> Names => new(SelftestRegistry.All
        .Select(test => test.Name)
        .Where(name => !name.StartsWith("wheel.", StringComparison.Ordinal)
            && !name.StartsWith("sleep.", StringComparison.Ordinal)
            && !name.StartsWith("migration.tree.", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Names))]
    public void Selftest_IsOk(string name) => RunOne(name);
}
