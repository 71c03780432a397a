// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Text.Json;
using Linux.Port.Commands;

namespace Linux.Tests.Machine.Performance;

/// <summary>The output of <c>port bench</c>.</summary>
public sealed class BenchCommandTests
{
    private static string Run(params string[] arguments)
    {
        var output = new StringWriter();
        int status = BenchCommand.Create().Parse(arguments).Invoke(new InvocationConfiguration
        {
            Output = output,
            EnableDefaultExceptionHandler = false,
        });

        Assert.Equal(0, status);
        return output.ToString();
    }

    [Fact]
    public void Json_HasItsRows()
    {
        using var json = JsonDocument.Parse(
            Run("--format", "json", "--rounds", "1", "--divide", "1000"));
        JsonElement[] rows = json.RootElement.GetProperty("rows").EnumerateArray().ToArray();
        var bytes = rows.ToDictionary(
            row => row.GetProperty("name").GetString()!, row => row.GetProperty("bytes").GetDouble());

        Assert.Equal(["rows"], json.RootElement.EnumerateObject().Select(p => p.Name));
        Assert.All(rows, row =>
        {
            Assert.Equal(["name", "ns", "least", "bytes", "ratio", "quartiles"], row.EnumerateObject().Select(p => p.Name));
            Assert.InRange(row.GetProperty("ns").GetDouble(), 0, 1e9);
            Assert.InRange(row.GetProperty("ratio").GetDouble(), 0, 1e9);
        });
        Assert.All(["W1", "W2", "W3", "tracepoint"], w => Assert.Contains(
            rows, row => row.GetProperty("name").GetString()!.StartsWith(w, StringComparison.Ordinal)
                && row.GetProperty("ratio").GetDouble() == 1));
        Assert.Equal(0, bytes["W1 add+delete: port"]);
        Assert.True(bytes["W1 add+delete: Timer, new and Dispose"] >= 24);
    }
}
