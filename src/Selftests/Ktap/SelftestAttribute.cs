// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests;

/// <summary>
/// Makes a static method a selftest. Its first parameter is a <see cref="SelftestContext"/>, the
/// others are the arguments given here, so that one method can stand for several tests.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class SelftestAttribute(string name, params object[] arguments) : Attribute
{
    /// <summary>Parts separated by dots, lower case: <c>wheel.level.3</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Constants for the parameters after the first.</summary>
    public object[] Arguments { get; } = arguments;
}
