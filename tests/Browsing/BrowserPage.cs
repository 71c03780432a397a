// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Nodes;

namespace Linux.Tests.Browsing;

/// <summary>An open page of a browser.</summary>
/// <param name="browser">The browser.</param>
/// <param name="session">What it calls the page.</param>
internal sealed class BrowserPage(Browser browser, string session)
{
    /// <summary>The value of an expression in the page.</summary>
    public async Task<T> Get<T>(string expression)
    {
        JsonNode result = await Call("Runtime.evaluate", new()
        {
            ["expression"] = expression,
            ["returnByValue"] = true,
            ["awaitPromise"] = true,
        });

        Assert.True(result["exceptionDetails"] == null,
            $"{expression}: {result["exceptionDetails"]}");
        return result["result"]!["value"]!.GetValue<T>();
    }

    /// <summary>Presses keys one after the other, such as j, Enter or ArrowDown.</summary>
    public async Task Press(params string[] keys)
    {
        foreach (string key in keys)
        {
            var down = new JsonObject { ["type"] = "keyDown", ["key"] = key };

            if (key.Length == 1)
                down["text"] = key;
            else if (key == "Enter")
                down["text"] = "\r";
            await Call("Input.dispatchKeyEvent", down);
            await Call("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key });
        }
    }

    /// <summary>Waits until an expression is true.</summary>
    public async Task Until(string expression)
    {
        while (!await Get<bool>($"!!({expression})"))
            await Task.Delay(30);
    }

    /// <summary>The bytes of the page as it is printed.</summary>
    public async Task<byte[]> Print()
        => Convert.FromBase64String((string)(await Call("Page.printToPDF"))["data"]!);

    /// <summary>Makes the browser prefer light or dark pages.</summary>
    public Task Prefer(string scheme) => Call("Emulation.setEmulatedMedia", new()
    {
        ["features"] =
            new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = scheme }),
    });

    /// <summary>Has the page do something, by the DevTools protocol.</summary>
    public Task<JsonNode> Call(string method, JsonObject? parameters = null)
        => browser.Call(method, parameters, session);
}
