// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Linux.Stories;

/// <summary>
/// Takes in everything that is compared: in one running hash, or in words. The C program's see() is
/// its twin, so names, order and arithmetic are the same there.
/// </summary>
internal sealed class Sight(int? textFrom)
{
    private const ulong LargestAsUnsigned = 1ul << 62;
    private readonly StringBuilder _output = new();
    private int _operation;
    private bool _text;

    /// <summary>Hash of all that was seen since the scenario began.</summary>
    public ulong Hash { get; private set; }

    /// <summary>What was printed since the last call.</summary>
    public string TakeOutput()
    {
        string output = _output.ToString();

        _output.Clear();
        return output;
    }

    /// <summary>Starts a scenario.</summary>
    public void Begin()
    {
        Hash = 1;
        _operation = 0;
        _text = textFrom == 0;
    }

    /// <summary>Starts the next operation.</summary>
    public void BeginOperation(string line)
    {
        _text = ++_operation >= textFrom;
        Remark(line);
    }

    /// <summary>Takes in one value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void See(string name, ulong value)
    {
        SeeQuietly(value);
        if (_text)
            SeeAsText(name, value);
    }

    /// <summary>Takes in one value that is never printed.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void SeeQuietly(ulong value)
    {
        ulong mixed = (Hash ^ value) * 0x9E3779B97F4A7C15ul;

        Hash = mixed ^ (mixed >> 29);
    }

    /// <inheritdoc cref="See(string, ulong)"/>
    public void See(string name, long value) => See(name, (ulong)value);

    /// <inheritdoc cref="See(string, ulong)"/>
    public void See(string name, int value) => See(name, (ulong)(long)value);

    /// <inheritdoc cref="See(string, ulong)"/>
    public void See(string name, bool value) => See(name, value ? 1ul : 0ul);

    /// <summary>Begins a line of the text.</summary>
    public void Place(string kind, int number = -1, int cpu = -1)
    {
        if (!_text)
            return;
        _output.Append("\n  ").Append(kind);
        if (number >= 0)
            _output.Append(' ').Append(number);
        if (cpu >= 0)
            _output.Append(" cpu ").Append(cpu);
        _output.Append(':');
    }

    /// <summary>Prints where everything is printed.</summary>
    public void Remark(string remark)
    {
        if (_text)
            _output.Append(remark);
    }

    /// <summary>Ends an operation: its hash, or the end of its text.</summary>
    public void EndOperation(string prefix, string suffix = "")
    {
        if (_text)
            _output.Append('\n');
        else if (textFrom == null)
            _output.Append(prefix).Append(Hash.ToString("x16", CultureInfo.InvariantCulture))
                .Append(suffix).Append('\n');
    }

    /// <summary>Ends a scenario before its last operation.</summary>
    public void EndScenario(string why) => _output.Append(_text ? "\n" : "").Append(why).Append('\n');

    private void SeeAsText(string name, ulong value)
    {
        _output.Append(' ').Append(name).Append('=');
        if (value > LargestAsUnsigned)
            _output.Append((long)value);
        else
            _output.Append(value);
    }
}
