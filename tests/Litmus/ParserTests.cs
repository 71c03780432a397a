// SPDX-License-Identifier: GPL-2.0-only
using Linux.Litmus;

namespace Linux.Tests.Litmus;

public sealed class ParserTests
{
    private static LitmusResult Run(string body, string condition = "exists (0:r0=1)",
        string initial = "")
        => LitmusFile.Read(
            $"C test\n\n{{{initial}}}\n\nP0(int *x, int *y) {{\n{body}\n}}\n\n{condition}\n")
            .Run(LitmusMemory.Lkmm);

    [Theory]
    [InlineData("int r0 = 7 & 3 | 8; r0 = r0 == 11;")]
    [InlineData("int r0; if (READ_ONCE(*x) == 0 && READ_ONCE(*y) == 0) r0 = 1; else r0 = 2;")]
    [InlineData("int r0 = READ_ONCE(*x) ? 5 : 1; /* (*x is no comment */ // nor (*y")]
    [InlineData("int r0; *x = 1; (* a comment of herd *) r0 = *x;")]
    [InlineData("int r0; r0 = atomic_inc_return(x);")]
    [InlineData("int r0; r0 = atomic_fetch_add(1, x) + 1;")]
    [InlineData("int r0; atomic_add(2, x); r0 = atomic_dec_return_relaxed(x);")]
    [InlineData("int r0; int r1 = 0; r0 = atomic_try_cmpxchg(x, &r1, 5);")]
    [InlineData("int r0; r0 = xchg_acquire(x, 4); r0 = cmpxchg(x, 4, 6) == 4;")]
    [InlineData("int r0; r0 = spin_trylock(y);")]
    [InlineData(
        "int *r1; int r0; WRITE_ONCE(*x, y); WRITE_ONCE(*y, 1); r1 = READ_ONCE(*x); r0 = READ_ONCE(*r1);")]
    [InlineData("int r0; for (r0 = 0; r0 < 9; r0++) { if (r0 == 1) break; }")]
    [InlineData("int r0 = 3; do { r0 -= 1; if (r0 > 2) continue; } while (r0 > 1);")]
    [InlineData("int r0; *x = 1; *x += 2; *x -= 1; r0 = *x - 1;")]
    [InlineData("int r0; while ((r0 = READ_ONCE(*x)) == 0) WRITE_ONCE(*x, 1);")]
    [InlineData("int r0; while (atomic_cmpxchg(x, 0, 1) != 0) ; r0 = READ_ONCE(*x);")]
    [InlineData("int r0 = 0, r1 = 1; r0 |= r1; r0 <<= 1; r0 >>= 1; r0 ^= 2; r0 &= 1;")]
    public void Program_EndsWithOne(string body)
        => Assert.Equal(Observation.Always, Run(body).Observation);

    [Theory]
    [InlineData("exists (0:r0=0 \\/ x=3)", Observation.Always)]
    [InlineData("exists (0:r0=0 /\\ ~(x=3))", Observation.Never)]
    [InlineData("~exists ([x]=0)", Observation.Never)]
    [InlineData("forall (0:r0=0 /\\ not x=0)", Observation.Always)]
    [InlineData("filter (x=0) exists (true)", Observation.Never)]
    [InlineData("exists (x=3 => 0:r0=0)", Observation.Always)]
    [InlineData("exists (P0:r0=y)", Observation.Never)]
    [InlineData("exists (0:r0=[y] /\\ *x!=0:r0)", Observation.Always)]
    [InlineData("locations [x int; 0:r0 int*] exists (x=3);", Observation.Always)]
    [InlineData("exists (x=3) (*with (* more *) behind it*)", Observation.Always)]
    [InlineData("", Observation.Always)]
    public void Condition_IsReadAsHerdDoes(string condition, Observation expected)
        => Assert.Equal(expected,
            Run("int r0; WRITE_ONCE(*x, 3); r0 = READ_ONCE(*y);", condition).Observation);

    [Fact]
    public void InitialValues_AreNumbersAndAddresses()
        => Assert.Equal(["0:r0=z; 0:r1=-1;"], Run(
            "int *r0 = READ_ONCE(*x); int r1 = READ_ONCE(*r0);",
                "locations [0:r1;] exists (0:r0=z)", "int *x=&z; z=-1;").States);

    [Theory]
    [InlineData("\"a sentence\"\nCycle=Rfe PodRR Fre PodWW\nCom=Rf Fr\n")]
    [InlineData("(* { no values } *)\nOrig={}\n")]
    public void WhatDescribesATest_IsSkipped(string description)
        => Assert.Equal(["[x]=1;"], LitmusFile.Read(
            $"C test\n{description}{{}}\nP0(int *x) {{ WRITE_ONCE(*x, 1); }}\nexists (x=1)\n")
            .Run(LitmusMemory.Lkmm).States);

    [Theory]
    [InlineData(1, true)]
    [InlineData(3, false)]
    public void ALoopThatStoresTooOften_IsCutOffAndSaysSo(int rounds, bool isCut)
    {
        LitmusResult result = LitmusFile.Read("""
            C test
            {}
            P0(int *x) { int r0; for (r0 = 0; r0 < 3; r0++) WRITE_ONCE(*x, r0); }
            exists (x=2)
            """).Run(LitmusMemory.Lkmm, rounds);

        Assert.Equal(isCut, result.IsCut);
        Assert.Equal(isCut ? 0 : 1, result.Positive);
    }

    [Theory]
    [InlineData("", "line 1: a litmus test")]
    [InlineData("C x\n{}\nP0(int *x) { WRITE_ONCE(*x, 1); } where",
        "exists, ~exists or forall is missing")]
    [InlineData("C x\n{}\nP0(int *x) { while (1) ; }\nexists (x=1)", "line 3: a loop has no end")]
    [InlineData("C x\n{}\nP0(int *x) { goto out; }\nexists (x=1)",
        "line 3: 'goto' is not a statement")]
    [InlineData("C x\n{}\nP0(int *x) { break; }\nexists (x=1)", "line 3: there is no loop")]
    [InlineData("C x\n{}\nP0(int *x) { call_rcu(x, f); }\nexists (x=1)",
        "line 3: the second argument of call_rcu() is no function")]
    [InlineData("C x\n{}\nP0(int *x) { kfree(x); }\nexists (x=1)", "line 3: 'kfree' is a call")]
    [InlineData("C x\n{}\nP0(int *x) { smp_mb(1); }\nexists (x=1)",
        "line 3: smp_mb() takes 0 arguments")]
    [InlineData("C x\n{}\nP0(int *x) { WRITE_ONCE(*x, 1) }\nexists (x=1)",
        "line 3: ';' is missing before '}'")]
    [InlineData("C x\n{}\nP0(int *x) { WRITE_ONCE(*x, 1);\nexists (x=1)", "line 4: ")]
    [InlineData("C x\n{}\nP0(int *x) { int r0 = 1 / 0; }\nexists (x=1)",
        "line 3: division by zero")]
    [InlineData("C x\n{}\nP0(int *x) { int r0 = 0; r0 = *r0; }\nexists (x=1)",
        "line 3: a pointer that points to no location")]
    [InlineData("C x\n{}\nP0(int *x) { /* }\nexists (x=1)", "line 3: the comment has no '*/'")]
    [InlineData("C x\n{}\nP0(int *x) { WRITE_ONCE(*x, 1); }\nexists (7:r0=1)",
        "there are 1 threads")]
    [InlineData("C x\n{}\nP0(int *x) { WRITE_ONCE(*x, 1); } $", "line 3: '$'")]
    [InlineData("C x\n{ int x[2]; }\nP0(int *x) { }\nexists (x=1)", "line 2: an array")]
    [InlineData("C x\n{}\nP0(int *x) { a: WRITE_ONCE(*x, 1); }\nexists (x=1)", "line 3: a label")]
    public void WhatIsNotKnown_IsNamedWithItsLine(string text, string expected)
    {
        LitmusException thrown = Assert.Throws<LitmusException>(()
            => LitmusFile.Read(text).Run(LitmusMemory.Lkmm));

        Assert.Contains(expected, thrown.Message);
    }
}
