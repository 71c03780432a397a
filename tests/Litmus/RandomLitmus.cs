// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Tests.Litmus;

/// <summary>Litmus tests drawn from a seed: two or three threads of a few operations on two or
/// three variables.</summary>
internal static class RandomLitmus
{
    private static readonly string[] s_variables = ["x", "y", "z"];

    /// <summary>The text of the test of a seed.</summary>
    public static string Make(int seed)
    {
        var random = new Random(seed);
        int threads = random.Next(2, 4), variables = random.Next(2, 4);
        // Barriers and read-modify-writes leave few weak states: half of the tests have few.
        int kinds = random.Next(2) == 0 ? 10 : 20;
        var text = new StringBuilder($"C random-{seed}\n\n{{}}\n");
        var observed = new List<string>();

        for (int thread = 0; thread < threads; thread++)
        {
            int operations = threads == 2 ? random.Next(2, 5) : random.Next(1, 4);
            int registers = 0;
            bool isLocked = false;
            var body = new StringBuilder();

            for (int i = 0; i < operations; i++)
            {
                string line = Operation(random, kinds, s_variables[random.Next(variables)],
                    ref registers, ref isLocked);
                body.Append($"\t{line}\n");
            }
            if (isLocked)
                body.Append("\tspin_unlock(l);\n");
            string parameters = string.Join(", ",
                s_variables.Take(variables).Select(name => $"atomic_t *{name}"));
            text.Append($"\nP{thread}({parameters}, spinlock_t *l)\n{{\n");
            for (int i = 0; i < registers; i++)
            {
                text.Append($"\tint r{i};\n");
                observed.Add($"{thread}:r{i}");
            }
            text.Append($"{body}}}\n");
        }
        observed.AddRange(s_variables.Take(variables));
        return text.Append($"\nlocations [{string.Join(";", observed)}]\nexists (true)\n")
            .ToString();
    }

    private static string Operation(Random random, int kinds, string name, ref int registers,
        ref bool isLocked)
    {
        int value = random.Next(1, 3);

        switch (random.Next(kinds))
        {
            case 0 or 1 or 2:
                return $"WRITE_ONCE(*{name}, {value});";
            case 3 or 4 or 5:
                return $"r{registers++} = READ_ONCE(*{name});";
            case 6:
                return $"smp_store_release({name}, {value});";
            case 7:
                return $"r{registers++} = smp_load_acquire({name});";
            case 8:
                return "smp_mb();";
            case 9:
                return random.Next(2) == 0 ? "smp_rmb();" : "smp_wmb();";
            case 10:
                return $"r{registers++} = xchg{Suffix(random)}({name}, {value});";
            case 11:
                return $"r{registers++} = atomic_fetch_add{Suffix(random)}({value}, {name});";
            case 12:
                return $"r{registers++} = cmpxchg{Suffix(random)}({name}, {random.Next(2)}, {value});";
            case 13:
                int from = registers++;
                return $"r{from} = READ_ONCE(*{name});\n\tif (r{from} == {random.Next(2)}) {{\n"
                    + $"\t\tWRITE_ONCE(*{s_variables[random.Next(2)]}, {value});\n\t}}";
            case 14:
                return $"atomic_add({value}, {name});";
            case 15:
                return random.Next(2) == 0 ? "smp_mb__before_atomic();" : "smp_mb__after_atomic();";
            case 16:
                return random.Next(2) == 0 ? "smp_mb__after_spinlock();"
                    : "smp_mb__after_unlock_lock();";
            default:
                isLocked = !isLocked;
                return isLocked ? "spin_lock(l);" : "spin_unlock(l);";
        }
    }

    private static string Suffix(Random random)
        => new[] { "", "_relaxed", "_acquire", "_release" }[random.Next(4)];
}
