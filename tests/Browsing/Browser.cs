// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Linux.Tests.Browsing;

/// <summary>The chromium that is installed, without a window and without a network.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(3);

    private static readonly string? s_path = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(':')
        .Select(static folder => Path.Combine(folder, "chromium")).FirstOrDefault(File.Exists);

    private readonly DirectoryInfo _profile = Directory.CreateTempSubdirectory("port-browser-");
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _limit = new(s_limit);
    private readonly Process _process;
    private int _calls;

    private Browser() => _process = Process.Start(new ProcessStartInfo(s_path!,
    [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-extensions",
        "--disable-dev-shm-usage", "--remote-debugging-port=0",
            $"--user-data-dir={_profile.FullName}",
        "about:blank",
    ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    /// <summary>Whether there is one.</summary>
    public static bool IsThere => s_path != null;

    /// <summary>What a test says where there is none.</summary>
    public static string Missing
        => "There is no chromium here: only the data of the page is checked.";

    /// <summary>What pages have thrown or asked the network for.</summary>
    public List<string> Complaints { get; } = [];

    /// <summary>Starts it.</summary>
    public static async Task<Browser> Start()
    {
        var browser = new Browser();

        try
        {
            // Nobody reads what it prints, and a full pipe would stop it.
            browser._process.OutputDataReceived += static (_, _) => { };
            browser._process.ErrorDataReceived += static (_, _) => { };
            browser._process.BeginOutputReadLine();
            browser._process.BeginErrorReadLine();
            await browser._socket.ConnectAsync(await browser.Address(), browser._limit.Token);
            return browser;
        }
        catch
        {
            await browser.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens a page, and waits until its script has come to its end.</summary>
    /// <param name="path">The file.</param>
    /// <param name="width">Pixels of the window.</param>
    /// <param name="height">Pixels of the window.</param>
    public async Task<BrowserPage> Open(string path, int width = 1280, int height = 900)
    {
        JsonNode made = await Call("Target.createTarget", new() { ["url"] = "about:blank" });
        string target = (string)made["targetId"]!;
        string session = (string)(await Call("Target.attachToTarget",
            new() { ["targetId"] = target, ["flatten"] = true }))["sessionId"]!;
        var page = new BrowserPage(this, session);

        await page.Call("Runtime.enable");
        await page.Call("Page.enable");
        await page.Call("Network.enable");
        await page.Call("Emulation.setDeviceMetricsOverride", new()
        {
            ["width"] = width,
            ["height"] = height,
            ["deviceScaleFactor"] = 1,
            ["mobile"] = false,
        });
        await page.Call("Page.navigate", new() { ["url"] = $"file://{path}" });
        await page.Until("document.documentElement?.dataset.ready !== undefined");
        return page;
    }

    /// <summary>Ends it.</summary>
    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _limit.Dispose();
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        for (int tries = 0; _profile.Exists && tries < 20; tries++)
        {
            try
            {
                _profile.Delete(recursive: true);
            }
            catch (IOException)
            {
                await Task.Delay(100);
            }
            _profile.Refresh();
        }
    }

    /// <summary>Has it do something, by its DevTools protocol.</summary>
    internal async Task<JsonNode> Call(
        string method, JsonObject? parameters = null, string? session = null)
    {
        int id = ++_calls;
        var call = new JsonObject
        {
            ["id"] = id,
            ["method"] = method,
            ["params"] = parameters
            ?? []
        };

        if (session != null)
            call["sessionId"] = session;
        await _socket.SendAsync(
            System.Text.Encoding.UTF8.GetBytes(call.ToJsonString()), WebSocketMessageType.Text,
                true, _limit.Token);
        for (; ; )
        {
            JsonNode message = await Receive();

            if ((int?)message["id"] == id)
                return message["result"]
                    ?? throw new InvalidOperationException($"{method}: {message["error"]}");
            Watch(message);
        }
    }

    private void Watch(JsonNode message)
    {
        switch ((string?)message["method"])
        {
            case "Runtime.exceptionThrown":
                Complaints.Add(message["params"]!["exceptionDetails"]!.ToJsonString());
                break;
            case "Network.requestWillBeSent"
                when (string)message["params"]!["request"]!["url"]! is var url
                    && !url.StartsWith("file:", StringComparison.Ordinal)
                    && !url.StartsWith("blob:", StringComparison.Ordinal)
                    && !url.StartsWith("data:", StringComparison.Ordinal):
                Complaints.Add($"asks for {url}");
                break;
        }
    }

    private async Task<JsonNode> Receive()
    {
        using var whole = new MemoryStream();
        var part = new byte[1 << 16];

        for (; ; )
        {
            WebSocketReceiveResult got = await _socket.ReceiveAsync(part, _limit.Token);

            whole.Write(part, 0, got.Count);
            if (got.EndOfMessage)
                return JsonNode.Parse(whole.ToArray())!;
        }
    }

    /// <summary>It writes its port and its path into a file.</summary>
    private async Task<Uri> Address()
    {
        string file = Path.Combine(_profile.FullName, "DevToolsActivePort");

        for (; ; )
        {
            if (File.Exists(file)
                && await File.ReadAllLinesAsync(file, _limit.Token) is [var port, var path, ..])
                return new Uri($"ws://127.0.0.1:{port}{path}");
            Assert.False(_process.HasExited, "chromium ended before it could be talked to");
            await Task.Delay(50, _limit.Token);
        }
    }
}
