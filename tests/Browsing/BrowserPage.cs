// SPDX-License-Identifier: GPL-2.0-only
using PuppeteerSharp;
using PuppeteerSharp.Media;

namespace Linux.Tests.Browsing;

/// <summary>An open page of a browser.</summary>
/// <param name="page">The page.</param>
internal sealed class BrowserPage(IPage page)
{
    /// <summary>The value of an expression in the page.</summary>
    public Task<T> Get<T>(string expression) => page.EvaluateExpressionAsync<T>(expression);

    /// <summary>Presses keys one after the other, such as j, Enter or ArrowDown.</summary>
    public async Task Press(params string[] keys)
    {
        foreach (string key in keys)
            await page.Keyboard.PressAsync(key);
    }

    /// <summary>The bytes of the page as it is printed.</summary>
    public Task<byte[]> Print() => page.PdfDataAsync();

    /// <summary>Makes the browser prefer light or dark pages.</summary>
    public Task Prefer(string scheme) => page.EmulateMediaFeaturesAsync(
        [new() { MediaFeature = MediaFeature.PrefersColorScheme, Value = scheme }]);
}
