using Linux.Selftests;

namespace Linux.Tests.Machine.Tick;

public sealed class TickSelftests
{
    public static TheoryData<string> Names()
        => new(SelftestRegistry.Select(["tick"]).Select(test => test.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Tick(string name)
    {
        SelftestContext result = KtapRunner.RunOne(SelftestRegistry.Select([name])[0]);
        Assert.True(result.Failures == 0, string.Join('\n', result.Lines));
    }
}
