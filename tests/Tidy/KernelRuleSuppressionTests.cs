// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Tests.Tidy;

/// <summary>A lock rule is silenced by an attribute with a reason, and by nothing else.</summary>
public class KernelRuleSuppressionTests
{
    private static readonly Regex s_suppression = new(
        @"#pragma\s+warning\s+disable[^\n]*\bKT\d|SuppressMessage\s*\([^)]*\bKT\d"
        + @"|dotnet_diagnostic\.KT\d*[^\n]*=|<NoWarn>[^<]*\bKT\d|-nowarn[^\n]*\bKT\d",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly string s_root = Checkout.Root;

    [Fact]
    public void NothingButTheAttributeSilencesAKernelRule()
    {
        var found = new List<string>();
        foreach (string file in Files())
        {
            foreach (Match match in s_suppression.Matches(File.ReadAllText(file)))
            {
                found.Add($"{Path.GetRelativePath(s_root, file)} silences a kernel rule by '{match.Value}'. "
                    + "Use [KernelRuleException(\"KT...\", \"reason\")] on the method.");
            }
        }

        Assert.True(found.Count == 0, string.Join("\n", found));
    }

    [Theory]
    [InlineData("#pragma warning disable KT2001")]
    [InlineData("[SuppressMessage(\"Balance\", \"KT2001:x\")]")]
    [InlineData("dotnet_diagnostic.KT2001.severity = none")]
    [InlineData("<NoWarn>$(NoWarn);KT2001</NoWarn>")]
    public void EveryOtherWay_IsRecognised(string text) => Assert.Matches(s_suppression, text);

    private static IEnumerable<string> Files() =>
        new[] { "src", "bench", ".ci" }.Select(d => Path.Combine(s_root, d)).Where(Directory.Exists)
            .SelectMany(d => Directory.EnumerateFiles(d, "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(s_root))
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal)
                && !f.Contains("/bin/", StringComparison.Ordinal)
                && (Path.GetExtension(f) is ".cs" or ".csproj" or ".props" or ".targets" or ".globalconfig"
                    || Path.GetFileName(f) is ".editorconfig" or "run"));
}
