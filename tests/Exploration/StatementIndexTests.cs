// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>A line of the sources is known by its function and its statement.</summary>
public class StatementIndexTests
{
    private static readonly StatementIndex s_index = new(new Dictionary<string, string>
    {
        ["kernel/time/a.c.cs"] = "class Kernel {\n    static void walk()\n    {\n\tREAD_ONCE(&x,\n\t\t2);\n    }\n}\n",
    });

    [Theory]
    [InlineData(4, "walk", "READ_ONCE(&x,")]
    [InlineData(1, "", "class Kernel {")]
    public void Line_HasItsFunctionAndText(int line, string function, string text)
        => Assert.Equal(new SourceStatement(function, text),
            s_index.Of("/src/Kernel/kernel/time/a.c.cs", line));

    [Theory]
    [InlineData("/src/Kernel/kernel/time/a.c.cs", 99)]
    [InlineData("/src/Kernel/kernel/time/b.c.cs", 1)]
    public void WhatIsNotThere_IsUnknown(string path, int line)
        => Assert.Null(s_index.Of(path, line));
}
