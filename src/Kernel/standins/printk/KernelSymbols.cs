// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;

namespace Linux;

/// <summary>
/// Names of functions by address, for <c>%ps</c>, and native copies of constant strings, for
/// fields of native structures. Both are the same for every machine of a process.
/// </summary>
public static unsafe class KernelSymbols
{
    private static readonly ConcurrentDictionary<nint, ulong> Numbers = new();
    private static readonly ConcurrentDictionary<nint, string> Names = Functions();
    private static readonly ConcurrentDictionary<string, nint> Strings = new();

    /// <summary>Names the function at an address; the first name stays.</summary>
    public static void Register(void* function, string name) => Add(Names, (nint)function, name);

    /// <summary>The name of the function at an address, or null if there is none.</summary>
    public static string? Find(void* function) =>
        Names.TryGetValue((nint)function, out var name) ? name : MethodSymbols.Find((nint)function);

    /// <summary>
    /// A NUL-terminated UTF-8 copy of a string that lives as long as the process; equal strings
    /// share one. Null gives null.
    /// </summary>
    public static byte* Constant(string? text)
    {
        if (text is null)
        {
            return null;
        }

        return (byte*)Strings.GetOrAdd(text, static t =>
        {
            nint copy = Marshal.StringToCoTaskMemUTF8(t);

            Numbers[copy] = Number('"', t);
            return copy;
        });
    }

    /// <summary>
    /// A number for the function or the constant string at an address that is the same in every
    /// process, or null when there is none.
    /// </summary>
    internal static ulong? NumberOf(nint address)
        => Numbers.TryGetValue(address, out ulong number) ? number : null;

    /// <summary>A constant string stands at an address for as long as the process lives.</summary>
    internal static byte* Known(byte* text)
    {
        Numbers.GetOrAdd((nint)text, static at => Number('"', Text((byte*)at)!));
        return text;
    }

    /// <summary>The managed string at a NUL-terminated address; null gives null.</summary>
    public static string? Text(byte* text)
    {
        if (text == null)
        {
            return null;
        }

        var length = 0;
        while (text[length] != 0)
        {
            length++;
        }

        return Encoding.UTF8.GetString(text, length);
    }

    /// <summary>Starts from the functions whose address the kernel takes.</summary>
    private static ConcurrentDictionary<nint, string> Functions()
    {
        var names = new ConcurrentDictionary<nint, string>();
        Kernel.__register_functions((address, name) => Add(names, address, name));
        return names;
    }

    private static void Add(ConcurrentDictionary<nint, string> names, nint address, string name)
    {
        if (names.TryAdd(address, name))
            Numbers[address] = Number('&', name);
    }

    private static ulong Number(char kind, string text)
    {
        ulong hash = ArenaHash.Mix(14695981039346656037, kind);

        foreach (char letter in text)
            hash = ArenaHash.Mix(hash, letter);
        return hash;
    }
}
