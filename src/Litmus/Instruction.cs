// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>An expression without accesses, over the registers of a thread.</summary>
internal delegate Value Compute(Value[] registers);

/// <summary>A step of a thread.</summary>
internal abstract record Instruction(int Line);

/// <summary>Sets a register.</summary>
internal sealed record Set(int Register, Compute Value, int Line) : Instruction(Line);

/// <summary>Goes on elsewhere.</summary>
internal sealed record Jump(int Line) : Instruction(Line)
{
    public int Target { get; set; }
}

/// <summary>Goes on elsewhere if the value is 0.</summary>
internal sealed record JumpUnless(Compute Test, int Line) : Instruction(Line)
{
    public int Target { get; set; }
}

/// <summary>A loop begins or, with <see cref="Target"/>, goes back to its test. One that has
/// stored in too many of its rounds goes no further.</summary>
/// <param name="Register">Holds the rounds in which it has stored; the next one, what the thread
/// had stored at the last.</param>
internal sealed record LoopStep(int Register, int Line) : Instruction(Line)
{
    public int? Target { get; set; }
}

/// <summary>Ends the thread.</summary>
internal sealed record Stop(int Line) : Instruction(Line);

/// <summary>A barrier.</summary>
internal sealed record FenceStep(Fence Fence, int Line) : Instruction(Line);

/// <summary>What is done about grace periods.</summary>
internal enum RcuAction
{
    /// <summary>A read-side critical section begins.</summary>
    Lock,

    /// <summary>It ends.</summary>
    Unlock,

    /// <summary>A grace period starts.</summary>
    Start,

    /// <summary>It has passed.</summary>
    End,
}

/// <summary>A step of RCU, or of the SRCU of the structure at an address.</summary>
/// <param name="Action">What is done.</param>
/// <param name="Domain">The address; null for RCU.</param>
/// <param name="Index">Of the end of a section of SRCU, which one it is.</param>
/// <param name="Register">Of the begin of one, where that goes.</param>
internal sealed record RcuStep(
    RcuAction Action, Compute? Domain, Compute? Index, int Register, int Line) : Instruction(Line);

/// <summary>Has a callback called after a grace period.</summary>
/// <param name="Thread">The thread that calls it, which does nothing else.</param>
internal sealed record CallStep(int Thread, int Line) : Instruction(Line);

/// <summary>A callback waits until somebody has it called.</summary>
internal sealed record CalledStep(int Line) : Instruction(Line);

/// <summary>Waits until every callback has ended that is to be called.</summary>
internal sealed record AllCalledStep(int Line) : Instruction(Line);

/// <summary>An access of memory; what it reads goes to a register.</summary>
internal abstract record Access(Compute Address, int Register, int Line) : Instruction(Line);

/// <summary>A load; plain ones can race.</summary>
internal sealed record LoadStep(
    Compute Address, int Register, AccessOrder Order, bool IsPlain, int Line)
        : Access(Address, Register, Line);

/// <summary>A store; plain ones can race.</summary>
internal sealed record StoreStep(
    Compute Address, Compute Value, AccessOrder Order, bool IsPlain, int Line)
        : Access(Address, -1, Line);

/// <summary>A read-modify-write that always succeeds; what goes to the register is made of old and
/// new.</summary>
internal sealed record ModifyStep(
    Compute Address, int Register, Compute Operand, Func<long, long, long> New, Func<long, long,
        long> Result,
    AccessOrder Order, int Line) : Access(Address, Register, Line);

/// <summary>A compare-and-exchange; the old value goes to the register.</summary>
internal sealed record CompareStep(
    Compute Address, int Register, Compute Expected, Compute New, AccessOrder Order, int Line)
    : Access(Address, Register, Line);

/// <summary>A read-modify-write that is made unless a value is found; the register tells whether it
/// was.</summary>
internal sealed record UnlessStep(
    Compute Address, int Register, Compute Operand, Compute Unless, int Line)
    : Access(Address, Register, Line);

/// <summary>Takes a lock; a try puts 1 into the register if it succeeds.</summary>
internal sealed record LockStep(Compute Address, int Register, bool IsTry, int Line)
    : Access(Address, Register, Line);

/// <summary>Gives a lock up.</summary>
internal sealed record UnlockStep(Compute Address, int Line) : Access(Address, -1, Line);
