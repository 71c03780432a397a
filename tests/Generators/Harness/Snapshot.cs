// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;
using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit.Sdk;

namespace Linux.Tests.Generators.Harness;

/// <summary>
/// Compares a text with <c>Class.Method.verified.cs</c> beside the test, and leaves
/// <c>Class.Method.received.cs</c> when they differ.
/// </summary>
internal static class Snapshot
{
    public static void Match(
        object test,
        string text,
        string extension = "cs",
        [CallerMemberName] string method = "")
    {
        var stem = Checkout.PathOf($"tests/Generators/{test.GetType().Name}.{method}");
        var verified = $"{stem}.verified.{extension}";
        var received = $"{stem}.received.{extension}";
        var expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (expected == text)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, text);
        throw new XunitException(
            $"{Path.GetFileName(verified)} differs. Compare it with "
            + $"{Path.GetFileName(received)}, and rename that if it is right.\n"
            + Difference(expected, text));
    }

    private static string Difference(string expected, string actual)
    {
        var lines = new InlineDiffBuilder(new Differ())
            .BuildDiffModel(expected, actual).Lines
            .Where(line => line.Type != ChangeType.Unchanged)
            .Select(line => (line.Type == ChangeType.Deleted ? "- " : "+ ") + line.Text);
        return string.Join("\n", lines);
    }
}
