// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux.Tests.Exploration;

/// <summary>The chromium that is installed, if one is.</summary>
internal static class Browser
{
    private static readonly string? s_path = (Environment.GetEnvironmentVariable("PATH")
        ?? "").Split(':')
        .Select(static folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    /// <summary>Whether there is one.</summary>
    public static bool IsThere => s_path != null;

    /// <summary>What a page has become when its script has run.</summary>
    public static string Open(string path)
    {
        using Process process = Process.Start(new ProcessStartInfo(s_path!,
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=10000",
            "--window-size=1280,900", "--dump-dom", $"file://{path}",
        ])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string page = process.StandardOutput.ReadToEnd();

        process.WaitForExit();
        Assert.True(page.Contains("data-ready="),
            $"the page's script did not come to its end: {errors.Result}");
        return page;
    }
}
