// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;

namespace Linux.Selftests;

/// <summary>A selftest: its name and how to run it.</summary>
public sealed record Selftest(string Name, Action<SelftestContext> Body);

/// <summary>The selftests of this assembly, in the order of their names.</summary>
public static class SelftestRegistry
{
    private static readonly Lazy<IReadOnlyList<Selftest>> s_all = new(Collect);

    /// <summary>Every selftest.</summary>
    public static IReadOnlyList<Selftest> All => s_all.Value;

    /// <summary>
    /// The tests that the names mean, each once and in order: a whole name, or the parts it begins
    /// with. No names mean every test.
    /// </summary>
    /// <exception cref="ArgumentException">A name means no test; the message says which.</exception>
    public static IReadOnlyList<Selftest> Select(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            if (!All.Any(test => Means(name, test)))
            {
                string groups = string.Join(", ", All.Select(t => t.Name.Split('.')[0]).Distinct());
                throw new ArgumentException(
                    $"There is no selftest '{name}'. Names begin with one of: {groups}.");
            }
        }
        return names.Count == 0
            ? All
            : All.Where(test => names.Any(name => Means(name, test))).ToArray();
    }

    private static bool Means(string name, Selftest test)
        => test.Name == name || test.Name.StartsWith(name + ".", StringComparison.Ordinal);

    private static IReadOnlyList<Selftest> Collect()
    {
        const BindingFlags statics =
            BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;
        var tests = new List<Selftest>();
        foreach (Type type in typeof(SelftestRegistry).Assembly.GetTypes())
        {
            foreach (MethodInfo method in type.GetMethods(statics))
            {
                foreach (var attribute in method.GetCustomAttributes<SelftestAttribute>())
                    tests.Add(new Selftest(attribute.Name, Bind(method, attribute.Arguments)));
            }
        }
        tests.Sort((a, b) => NaturalOrder.Compare(a.Name, b.Name));
        return tests;
    }

    private static Action<SelftestContext> Bind(MethodInfo method, object[] arguments)
        => context => method.Invoke(
            null, BindingFlags.DoNotWrapExceptions, null, [context, .. arguments], null);
}
