// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT3008: A sequence is written inside its own read section.</summary>
public class KT3008Tests
{
    [Fact]
    public void WriteInsideRead_Triggers() => RuleTest.Check("""
        static bool f(shared* s)
        {
            raw_spin_lock(&s->@lock);
            uint start = read_seqcount_begin(&s->sequence);
            {|KT3008:write_seqcount_begin(&s->sequence)|};
            write_seqcount_end(&s->sequence);
            bool again = read_seqcount_retry(&s->sequence, start);
            raw_spin_unlock(&s->@lock);
            return again;
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SequenceData_OutsideOfTheLoop_Triggers() => RuleTest.Check("""
        static ulong f(shared* s)
        {
            uint start;
            do { start = read_seqcount_begin(&s->sequence); } while (read_seqcount_retry(&s->sequence, start));
            return {|KT3002:s->pair|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SequenceWithoutTheLockOfItsWriters_Triggers() => RuleTest.Check("""
        static void f(shared* s)
        {
            {|KT3001:write_seqcount_begin(&s->sequence)|};
            s->pair = 1;
            write_seqcount_end(&s->sequence);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SequenceRead_DoesNotTrigger() => RuleTest.Check("""
        static ulong f(shared* s)
        {
            uint start;
            ulong pair;
            do
            {
                start = read_seqcount_begin(&s->sequence);
                pair = s->pair;
            } while (read_seqcount_retry(&s->sequence, start));
            raw_spin_lock(&s->@lock);
            pair += s->pair;
            raw_spin_unlock(&s->@lock);
            return pair;
        }
        """, RuleTest.AllStructs);
}
