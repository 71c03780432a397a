// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Globals;
using Linux.Generators.Shared;
using Linux.Tests.Generators.Harness;

namespace Linux.Tests.Generators;

public class VariableAnalyzerTests
{
    private static string InKernel(string members) => $$"""
        using Linux.Annotations;
        namespace Linux;
        public struct value { public int x; }
        public struct managed { public string s; }
        public static unsafe partial class Kernel
        {
            {{members}}
        }
        """;

    [Theory]
    [InlineData("KG0001", "[Global] static ref int [|a|] => throw null!;")]
    [InlineData("KG0001", "[Global] static partial int [|a|] { get; }")]
    [InlineData("KG0001", "[Global] static partial ref readonly int [|a|] { get; }")]
    [InlineData("KG0001", "[DefinePerCpu] static partial int [|a|] { get; }")]
    [InlineData("KG0002", "[Global] static partial ref managed [|a|] { get; }")]
    [InlineData("KG0002", "[Global] static partial ref string [|a|] { get; }")]
    [InlineData("KG0002", "[DefinePerCpu] static partial ref managed [|a|] { get; }")]
    [InlineData("KG0003", "[Global(Count = 3)] static partial ref a_array [|a|] { get; }")]
    [InlineData("KG0003", "[Global(typeof(int))] static partial ref a_array [|a|] { get; }")]
    [InlineData(
        "KG0003", "[Global(typeof(int), Count = 0)] static partial ref a_array [|a|] { get; }")]
    [InlineData(
        "KG0003", "[Global(typeof(int), Count = 2)] static partial ref int [|a|] { get; }")]
    [InlineData("KG0004", "[Global(Init = \"none\")] static partial ref int [|a|] { get; }")]
    [InlineData(
        "KG0004",
        "static void m(long* p) { } [Global(Init = \"m\")] static partial ref int [|a|] { get; }")]
    [InlineData("KG0005", "[Global(Alias = \"none\")] static partial ref int [|a|] { get; }")]
    [InlineData(
        "KG0005",
        "[Global] static partial ref long b { get; } "
        + "[Global(Alias = \"b\")] static partial ref int [|a|] { get; }")]
    public void Variable_Malformed_Triggers(string id, string members) =>
        Marked.Reports(id, InKernel(members), new GlobalsGenerator(), new VariableAnalyzer());

    [Theory]
    [InlineData("[Global] static partial ref int a { get; }")]
    [InlineData("[Global] internal static partial ref value* a { get; }")]
    [InlineData("[Global(typeof(value), Count = 3)] static partial ref a_array a { get; }")]
    [InlineData("static void m(int* p) { } [Global(Init = \"m\")] static partial ref int a { get; }")]
    [InlineData(
        "[Global] static partial ref int b { get; } "
        + "[Global(Alias = \"b\")] static partial ref int a { get; }")]
    public void Variable_WellFormed_DoesNotTrigger(string members) =>
        Marked.ReportsNothing(InKernel(members), new GlobalsGenerator(), new VariableAnalyzer());

    [Fact]
    public void Variable_OutsideKernel_Triggers() => Marked.Reports(
        "KG0001",
        "namespace Linux; static partial class Other "
        + "{ [Annotations.Global] static partial ref int [|a|] { get; } }",
        new GlobalsGenerator(),
        new VariableAnalyzer());
}
