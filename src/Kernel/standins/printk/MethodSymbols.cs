// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Reflection;

namespace Linux;

/// <summary>
/// Names of methods that nobody registered: a program's own callbacks, found by their address among
/// the static methods of the assemblies that use the kernel.
/// </summary>
internal static class MethodSymbols
{
    private const BindingFlags Any = BindingFlags.Static | BindingFlags.Public
        | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly object s_gate = new();
    private static readonly HashSet<Assembly> s_read = new();
    private static readonly Dictionary<nint, string> s_names = new();
    private static int s_loaded;

    /// <summary>The method's name, or null if no method stands there.</summary>
    public static string? Find(nint address)
    {
        lock (s_gate)
        {
            if (s_names.TryGetValue(address, out string? name))
                return name;
            Assembly[] loaded = AppDomain.CurrentDomain.GetAssemblies();
            if (loaded.Length == s_loaded)
                return null;
            s_loaded = loaded.Length;
            foreach (Assembly assembly in loaded)
            {
                if (UsesTheKernel(assembly) && s_read.Add(assembly))
                    Read(assembly);
            }
            return s_names.GetValueOrDefault(address);
        }
    }

    private static bool UsesTheKernel(Assembly assembly)
    {
        string kernel = typeof(MethodSymbols).Assembly.GetName().Name!;

        return assembly == typeof(MethodSymbols).Assembly || (!assembly.IsDynamic
            && Array.Exists(assembly.GetReferencedAssemblies(), used => used.Name == kernel));
    }

    private static void Read(Assembly assembly)
    {
        foreach (Type type in Types(assembly))
        {
            if (type.ContainsGenericParameters)
                continue;
            foreach (MethodInfo method in type.GetMethods(Any))
            {
                if (TakesPointers(method))
                    s_names.TryAdd(method.MethodHandle.GetFunctionPointer(), Plain(method.Name));
            }
        }
    }

    private static Type[] Types(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException some)
        {
            return Array.FindAll(some.Types, static type => type != null)!;
        }
    }

    /// <summary>Callbacks of the kernel take one or two pointers and nothing else.</summary>
    private static bool TakesPointers(MethodInfo method)
    {
        if (method.ContainsGenericParameters || method.IsAbstract)
            return false;
        try
        {
            ParameterInfo[] parameters = method.GetParameters();

            return parameters.Length is 1 or 2
                && Array.TrueForAll(parameters, static p => p.ParameterType.IsPointer);
        }
        catch (Exception missing) when (missing is TypeLoadException or System.IO.IOException)
        {
            return false;
        }
    }

    /// <summary>The compiler calls a local function <c>&lt;Outer&gt;g__name|0_0</c>.</summary>
    private static string Plain(string name)
    {
        int start = name.IndexOf(">g__", StringComparison.Ordinal);
        int end = name.LastIndexOf('|');

        return start < 0 || end < start ? name : name[(start + 4)..end];
    }
}
