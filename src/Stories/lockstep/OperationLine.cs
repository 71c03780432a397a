// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Stories;

/// <summary>One operation of a scenario: what a CPU does, and three numbers.</summary>
internal readonly record struct OperationLine(string Name, int Cpu, long A, long B, long C)
{
    /// <summary>Reads a line.</summary>
    public static OperationLine Read(ScenarioReader reader)
    {
        var line = new OperationLine(
            reader.Word().ToString(), (int)reader.Number(), reader.Number(), reader.Number(), reader.Number());

        reader.NextLine();
        return line;
    }
}
