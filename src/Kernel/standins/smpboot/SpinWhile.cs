// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.CompilerServices;

namespace Linux;

/// <summary>Spin loops of which whoever lets CPUs go on can make a turn himself.</summary>
public static unsafe partial class Kernel
{
    /// <summary>
    /// Spins with cpu_relax() and READ_ONCE() as long as there stands <paramref name="value"/>, as
    /// the loop of stop_machine.c's multi_cpu_stop() does. A turn that finds nothing new is made
    /// without the CPU's strand, which is what takes the time.
    /// </summary>
    /// <returns>What stands there then.</returns>
    private static T spin_while<T>(T* address, T value, [CallerFilePath] string file = "",
        [CallerLineNumber] int line = 0) where T : unmanaged, Enum
    {
        var spin = new Spin<T>(address, value, file, line);

        do
        {
            spin.Begins();
            ThisCpu.machine!.Execution.RelaxWhile(spin.Again, file);
        }
        while (spin.Ends() is false);
        return spin.Found;
    }

    /// <summary>One such loop.</summary>
    private sealed class Spin<T>(T* address, T value, string file, int line)
        where T : unmanaged, Enum
    {
        private bool _looked;

        public T Found { get; private set; }

        public void Begins()
        {
            _looked = false;
            __visible(visible_kind.Relax, null, file, line);
        }

        /// <summary>A turn in place of the strand: whether the next one has begun.</summary>
        public bool Again()
        {
            if (Ends())
                return false;
            Begins();
            return true;
        }

        /// <summary>Looks, unless a turn in place of the strand has ended the loop.</summary>
        public bool Ends()
        {
            if (!_looked)
                Found = READ_ONCE(address, file, line);
            _looked = true;
            return !Found.Equals(value);
        }
    }
}
