// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.CodeFixes;

namespace Linux.Tests.Analyzers.CodeFixes;

/// <summary>Where there is no kernel, repairs write what .NET has.</summary>
public class DotNetFixTests
{
    [Fact]
    public Task PlainStore_IsVolatile() => FixTest.RepairsDotNet(new MarkedAccessFix(), """
        public static unsafe void F(Cell* c)
        {
            c->shown = 1;
        }
        """, """
        public static unsafe void F(Cell* c)
        {
            System.Threading.Volatile.Write(ref c->shown, 1);
        }
        """);

    [Fact]
    public Task PlainLoad_IsVolatile() => FixTest.RepairsDotNet(new MarkedAccessFix(), """
        public static unsafe bool F(Cell* c)
        {
            return c->shown != 0;
        }
        """, """
        public static unsafe bool F(Cell* c)
        {
            return System.Threading.Volatile.Read(ref c->shown) != 0;
        }
        """);

    [Fact]
    public Task MissingBarrier_IsDotNets() => FixTest.RepairsDotNet(new MissingBarrierFix(), """
        [Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
        private static unsafe bool Swap(int* at, int* old, int next) => true;
        [Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
        private static unsafe int Look(int* at) => 0;
        public static unsafe void F(Cell* c)
        {
            int old = Volatile.Read(ref c->shown);
            for (;;)
            {
                int seen = Look(&c->seen);
                if (Swap(&c->shown, &old, old + seen))
                    break;
            }
        }
        """, """
        [Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
        private static unsafe bool Swap(int* at, int* old, int next) => true;
        [Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
        private static unsafe int Look(int* at) => 0;
        public static unsafe void F(Cell* c)
        {
            int old = Volatile.Read(ref c->shown);
            for (;;)
            {
                int seen = Look(&c->seen);
                if (Swap(&c->shown, &old, old + seen))
                    break;
                System.Threading.Interlocked.MemoryBarrier();
            }
        }
        """);
}
