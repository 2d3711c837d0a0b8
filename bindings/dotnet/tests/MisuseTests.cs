using System;
using System.IO;
using System.Linq;
using System.Threading;
using Riskrule;

/// <summary>What is wrong is an exception; nothing ends the process.</summary>
static class MisuseTests
{
    private static void Disposed(Action use) => Check.Throws<ObjectDisposedException>(use);

    public static void UseAfterDisposalIsAnError()
    {
        var matter = Examples.Songjiang();
        var assessment = matter.Assess();
        var pack = Pack.Builtin("cn");
        var expression = Expression.Compile("1");
        var call = expression.NewCall();
        var job = Job.Assess(new byte[0]);
        foreach (var each in new IDisposable[] { matter, assessment, pack, expression, call, job })
        {
            each.Dispose();
            each.Dispose();
        }
        Disposed(() => matter.ToJson());
        Disposed(() => matter.Assess());
        Disposed(() => assessment.Grade.ToString());
        Disposed(() => assessment.Findings.ToString());
        Disposed(() => assessment.Report(Format.Json));
        Disposed(() => assessment.WriteReport(new MemoryStream(), Format.Json));
        Disposed(() => Assessment.Compare(new[] { assessment }, Format.Json));
        Disposed(() => pack.Id.ToString());
        Disposed(() => expression.NewCall());
        Disposed(() => expression.Evaluate(null));
        Disposed(() => call.Run());
        Disposed(() => call.Number.ToString());
        Disposed(() => call.Set(0, true));
        Disposed(() => job.Cancel());
        using (var other = Examples.Songjiang()) Disposed(() => other.Assess(pack));
    }

    public static void WhatIsMadeFromAHandleOutlivesIt()
    {
        var matter = Examples.Songjiang();
        var assessment = matter.Assess();
        matter.Dispose();
        Disposed(() => matter.ToJson());
        Check.Contains("松江", assessment.Report(Format.Text));
        var findings = assessment.Findings;
        assessment.Dispose();
        Check.True(findings[0].Duty.Length > 0, "findings outlive the assessment");

        var expression = Expression.Compile("x + 1", "x");
        using (var call = expression.NewCall())
        {
            expression.Dispose();
            call.Set(0, 1);
            Check.Equal(2m, call.Run().Number);
        }
    }

    public static void NullIsAnError()
    {
        Check.Throws<ArgumentNullException>(() => Matter.Read((string)null));
        Check.Throws<ArgumentNullException>(() => Matter.Read((byte[])null));
        Check.Throws<ArgumentNullException>(() => Pack.Builtin(null));
        Check.Throws<ArgumentNullException>(() => Library.Schema(null));
        Check.Throws<ArgumentNullException>(() => Expression.Compile(null));
        Check.Throws<ArgumentNullException>(() => Expression.Compile("x", (string)null));
        using (var matter = Examples.Songjiang()) Check.Throws<ArgumentNullException>(() => matter.Part(null));
        using (var matter = Examples.Songjiang())
        using (var assessment = matter.Assess())
        {
            Check.Throws<ArgumentNullException>(() => assessment.WriteReport(null, Format.Json));
            Check.Throws<NotSupportedException>(() => assessment.WriteReport(new MemoryStream(new byte[9]), Format.Json));
        }
    }

    public static void TextsThatAreNoTextAreErrors()
    {
        Check.Throws<ArgumentException>(() => Pack.Builtin("cn\0.shanghai"));
        Check.Throws<ArgumentException>(() => Matter.Read("{\"title\": \"\uDC00\"}"));
        Check.Throws<RiskruleException>(() => Matter.Read(new byte[] { (byte)'"', 0xE4, 0xBD }, "half"));
        Check.Throws<RiskruleException>(() => Matter.Read(""));
    }

    public static void ThreadsShareOneObject()
    {
        using (var matter = Examples.Songjiang())
        using (var expression = Expression.Compile("string length(x)", "x"))
        {
            var answers = InThreads(8, () =>
            {
                using (var assessment = matter.Assess())
                using (var call = expression.NewCall())
                {
                    call.Set(0, "七");
                    return assessment.Report(Format.Json) + expression.Evaluate("{\"x\": \"七七\"}") + call.Run().Number;
                }
            });
            Check.Equal(1, answers.Distinct().Count());
            Check.True(answers[0] != null, "an answer");
        }
    }

    /// One that sets an input ends the result that another has not read yet.
    public static void ThreadsThatShareACallWaitForEachOther()
    {
        using (var expression = Expression.Compile("string length(x)", "x"))
        using (var call = expression.NewCall())
        {
            var kinds = InThreads(8, () =>
            {
                var kind = "";
                for (var i = 0; i < 1000; ++i)
                {
                    call.Set(0, "七");
                    kind = call.Run().Kind.ToString();
                }
                return kind;
            });
            Check.True(kinds.All(kind => kind == "Number" || kind == "Null"), "a number, or none yet");
        }
    }

    private static string[] InThreads(int count, Func<string> work)
    {
        var answers = new string[count];
        var threads = Enumerable.Range(0, count).Select(i => new Thread(() => answers[i] = work())).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return answers;
    }

    public static void DisposalWaitsForTheWorkOfOthers()
    {
        var working = new ManualResetEvent(false);
        var disposed = new ManualResetEvent(false);
        var limits = new Limits { GoOn = () => { working.Set(); return disposed.WaitOne(); } };
        var expression =
            Expression.Compile("count(for i in 1..100000 return i)", new CompileOptions { Limits = limits });
        string answer = null;
        var thread = new Thread(() => answer = expression.Evaluate(null));
        thread.Start();
        working.WaitOne();
        expression.Dispose();
        Disposed(() => expression.Evaluate(null));
        disposed.Set();
        thread.Join();
        Check.Equal("100000", answer.Trim());
    }
}
