// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Browsing;
using Xunit.Abstractions;

namespace Linux.Tests.Traces;

/// <summary>What pages are watched for is seen.</summary>
public sealed class BrowserTests(ITestOutputHelper output)
{
    private const string Page = "<script>new Image().src = 'http://127.0.0.1:1/made-up.png';"
        + "setTimeout(() => document.documentElement.dataset.ready = 1, 100);"
        + "throw new Error('made up');</script>";

    [Fact]
    public async Task AnError_AndARequest_AreComplaints()
    {
        if (!Browser.IsThere)
        {
            output.WriteLine(Browser.Missing);
            return;
        }
        using var file = new PageFile(Page);
        await using Browser browser = await Browser.Start();

        await browser.Open(file.Path);

        Assert.Contains(browser.Complaints, one => one.Contains("Error: made up"));
        Assert.Contains("asks for http://127.0.0.1:1/made-up.png", browser.Complaints);
    }
}
