// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.TimeProvider;

/// <summary>Where timers are near and times are whole milliseconds, both providers do the
/// same.</summary>
public class AgreementTests
{
    [Fact]
    public void NearTimers_FireAtTheSameMillisecond() => TwoProviders.Agree(static story =>
    {
        for (int due = 1; due < 63; due += 7)
            story.Timer($"timer of {due}", due);
        story.Pass(70);
    });

    [Fact]
    public void PeriodicTimer_FiresAsOften() => TwoProviders.Agree(static story =>
    {
        using ITimer timer = story.Timer("beat", 20, 15);

        story.Pass(200);
        story.Pass(1);
    });

    [Fact]
    public void ChangedTimer_FiresAtItsNewTimeAlone() => TwoProviders.Agree(static story =>
    {
        ITimer timer = story.Timer("moved", 10);

        story.Pass(5);
        Assert.True(timer.Change(Story.Ms(30), Timeout.InfiniteTimeSpan));
        story.Pass(60);
    });

    [Fact]
    public void CallbackThatDisposesOfATimerOfTheSameTime_TakesItsCallBack()
        => TwoProviders.Agree(static story =>
    {
        var pair = new ITimer[2];

        for (int i = 0; i < 2; i++)
        {
            int own = i;
            pair[own] = story.Timer(() =>
            {
                story.Note("one of two");
                pair[1 - own].Dispose();
            }, 10);
        }
        story.Pass(20);
    });

    [Fact]
    public void CallbackThatMakesATimer_SeesItFire() => TwoProviders.Agree(static story =>
    {
        story.Timer(() =>
        {
            story.Note("outer");
            story.Timer("inner", 8);
        }, 12);
        story.Pass(40);
    });

    [Fact]
    public void DisposedTimer_CannotBeChanged() => TwoProviders.Agree(static story =>
    {
        ITimer timer = story.Timer("never", 10);

        timer.Dispose();
        timer.Dispose();
        story.Note(timer.Change(Story.Ms(1), Timeout.InfiniteTimeSpan).ToString());
        story.Pass(20);
    });

    [Fact]
    public void Delays_EndAsTheyAreAwaited() => TwoProviders.Agree(static story =>
    {
        Task program = Beat(story);

        story.Pass(40);
        Assert.True(program.IsCompletedSuccessfully);
    });

    [Fact]
    public void Timeout_Cancels() => TwoProviders.Agree(static story =>
    {
        using var timeout = new CancellationTokenSource(Story.Ms(25), story.Time);
        using CancellationTokenRegistration told =
            timeout.Token.Register(() => story.Note("timeout"));

        story.Pass(40);
    });

    [Theory]
    [InlineData(-2)]
    [InlineData(uint.MaxValue)]
    public void TimeThatNoTimerTakes_IsRefused(long ms)
    {
        Assert.Equal(Refusal(TwoProviders.OnFake),
            Refusal(static program => TwoProviders.OnMachine(program)));

        string? Refusal(Func<Action<Story>, List<string>> run)
            => Assert.Throws<ArgumentOutOfRangeException>(() => run(story => story.Time.CreateTimer(
                static _ => { }, null, TimeSpan.FromMilliseconds(ms), Timeout.InfiniteTimeSpan)))
                    .ParamName;
    }

    private static async Task Beat(Story story)
    {
        for (int i = 0; i < 3; i++)
        {
            await Task.Delay(Story.Ms(10), story.Time).ConfigureAwait(false);
            story.Note("beat");
        }
    }
}
