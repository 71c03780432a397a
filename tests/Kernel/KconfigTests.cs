// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;

namespace Linux.Tests.Kernel;

/// <summary>The options that the code reads are those that the reader of C is told.</summary>
public sealed class KconfigTests
{
    [Fact]
    public void CONFIG_ConstantsAgreeWithKernelRefConfig()
    {
        Dictionary<string, string> config = ReadConfig();
        FieldInfo[] constants = typeof(list_head).Assembly.GetType("Linux.Kernel")!
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(f => f.IsLiteral && f.Name.StartsWith("CONFIG_", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(constants);
        foreach (FieldInfo constant in constants)
        {
            string value = constant.GetRawConstantValue() switch
            {
                true => "y",
                false => "n",
                object number => FormattableString.Invariant($"{number}"),
                null => "",
            };
            Assert.True(config.GetValueOrDefault(constant.Name, "n") == value,
                $"{constant.Name} is {value} in kconfig.h.cs but not in kernel-ref/config.");
        }
    }

    [Fact]
    public void CONFIG_OptionsThatAreOnHaveAConstant()
    {
        var names = typeof(list_head).Assembly.GetType("Linux.Kernel")!
            .GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => f.Name).ToHashSet();
        // GENERIC_CLOCKEVENTS and its like are never asked about in the ported code.
        string[] asked = ["CONFIG_64BIT", "CONFIG_SMP", "CONFIG_NO_HZ_COMMON", "CONFIG_NO_HZ_FULL",
            "CONFIG_HIGH_RES_TIMERS", "CONFIG_TICK_ONESHOT", "CONFIG_HOTPLUG_CPU", "CONFIG_NUMA"];
        Dictionary<string, string> config = ReadConfig();

        foreach (string option in asked)
        {
            Assert.Contains(option, names);
            Assert.Equal("y", config[option]);
        }
    }

    private static Dictionary<string, string> ReadConfig()
    {
        return File.ReadAllLines(Checkout.PathOf("kernel-ref/config"))
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('=', 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);
    }
}
