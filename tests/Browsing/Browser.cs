// SPDX-License-Identifier: GPL-2.0-only
using PuppeteerSharp;

namespace Linux.Tests.Browsing;

/// <summary>The chromium that is installed, without a window.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const int LimitMs = 180_000;

    private static readonly string? s_path = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':')
        .Select(static folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    private readonly IBrowser _browser;

    private Browser(IBrowser browser) => _browser = browser;

    /// <summary>Whether there is one.</summary>
    public static bool IsThere => s_path != null;

    /// <summary>What a test says where there is none.</summary>
    public static string Missing
        => "There is no chromium here: only the data of the page is checked.";

    /// <summary>What pages have thrown or asked the network for.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Starts it.</summary>
    public static async Task<Browser> Start()
        => new(await Puppeteer.LaunchAsync(new LaunchOptions
        {
            ExecutablePath = s_path,
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
            Timeout = LimitMs,
            ProtocolTimeout = LimitMs,
        }));

    /// <summary>Opens a page, and waits until its script has come to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Pixels of the window.</param>
    /// <param name="height">Pixels of the window.</param>
    public async Task<BrowserPage> Open(string path, int width = 1280, int height = 900)
    {
        IPage page = await _browser.NewPageAsync();

        page.DefaultTimeout = LimitMs;
        page.PageError += (_, error) => Complaints.Add(error.Message);
        page.Request += (_, request) => Watch(new Uri(request.Request.Url));
        await page.SetViewportAsync(new ViewPortOptions { Width = width, Height = height });
        await page.GoToAsync($"file://{path}");
        await page.WaitForExpressionAsync("document.documentElement.dataset.ready !== undefined");
        return new BrowserPage(page);
    }

    /// <summary>Ends it.</summary>
    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    private void Watch(Uri asked)
    {
        if (asked.Scheme is not ("file" or "blob" or "data"))
            Complaints.Add($"asks for {asked}");
    }
}
