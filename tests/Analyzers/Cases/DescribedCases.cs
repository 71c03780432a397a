// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Types from outside, which this assembly cannot put attributes on.</summary>
public class DescribedCases
{
    private const string Described = """
        [Describes(typeof(System.Threading.ManualResetEventSlim)), LockType(LockKind.Mutex)]
        sealed class described
        {
            [Primitive, Acquires("this")] public bool Wait(int millisecondsTimeout) => true;
            [Primitive, Releases("this")] public void Set() { }
            [Primitive, MaySleep] public void Wait() { }
        }
        sealed class gate
        {
            private readonly System.Threading.ManualResetEventSlim _gate = new();
            [GuardedBy("_gate")] private int _count;

        """;

    [Fact]
    public void LockFromOutside_Triggers() => RuleTest.Check("", Described + """
            public void kept() { _gate.Wait(1); {|KT2002:_count++; }|}
            public void bare() { {|KT3002:_count = 1|}; }
        }
        """);

    [Fact]
    public void LockFromOutside_DoesNotTrigger() => RuleTest.Check("", Described + """
            public void right()
            {
                _gate.Wait(1);
                _count++;
                _gate.Set();
            }
            public void other() { _gate.Wait(); }
        }
        """);
}
