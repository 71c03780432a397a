// SPDX-License-Identifier: GPL-2.0-only
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Linux.Testing;

/// <summary>An explored method with a row of data.</summary>
internal sealed class ExploredTestCase : XunitTestCase
{
    /// <summary>For xunit, which fills it in.</summary>
    [Obsolete("for xunit")]
    public ExploredTestCase()
    {
    }

    /// <summary>Of a row.</summary>
    public ExploredTestCase(
        IMessageSink sink, TestMethodDisplay display, TestMethodDisplayOptions options,
            ITestMethod method,
        object?[] row)
        : base(sink, display, options, method, row)
    {
    }

    /// <inheritdoc/>
    public override Task<RunSummary> RunAsync(
        IMessageSink diagnosticMessageSink, IMessageBus messageBus, object[] constructorArguments,
        ExceptionAggregator aggregator, CancellationTokenSource cancellationTokenSource)
        => new CaseRunner(this, messageBus, aggregator, cancellationTokenSource).RunAsync();

    private sealed class CaseRunner(
        ExploredTestCase made, IMessageBus bus, ExceptionAggregator aggregator,
            CancellationTokenSource cancellation)
        : XunitTestCaseRunner(
            made, made.DisplayName, made.SkipReason, [], made.TestMethodArguments, bus,
            aggregator, cancellation)
    {
        protected override Task<RunSummary> RunTestAsync()
            => new TestRunner(
                new XunitTest(TestCase, DisplayName), MessageBus, TestClass, TestMethod,
                    TestMethodArguments,
                SkipReason, new ExceptionAggregator(Aggregator), CancellationTokenSource)
                    .RunAsync();
    }

    private sealed class TestRunner(
        ITest test, IMessageBus bus, Type type, System.Reflection.MethodInfo method, object[] row,
            string skip,
        ExceptionAggregator aggregator, CancellationTokenSource cancellation)
        : XunitTestRunner(test, bus, type, [], method, row, skip, [], aggregator, cancellation)
    {
        protected override Task<Tuple<decimal,
            string>> InvokeTestAsync(ExceptionAggregator failures)
        {
            string output = "";
            var clock = System.Diagnostics.Stopwatch.StartNew();

            failures.Run(() => output = ExploredRun.Of(TestMethod, TestMethodArguments[1..]));
            return Task.FromResult(Tuple.Create((decimal)clock.Elapsed.TotalSeconds, output));
        }
    }
}
