using System;
using System.Text.RegularExpressions;
using Riskrule;

static class ExpressionTests
{
    public static void TakesAndGivesJson()
    {
        using (var sum = Expression.Compile("a + b", "a", "b"))
        {
            Check.Equal("a,b", string.Join(",", sum.Names));
            Check.Equal("0.3", sum.Evaluate("{\"a\": 0.1, \"b\": 0.2}").Trim());
            Check.Equal("null", sum.Evaluate(null).Trim());
        }
    }

    public static void KeepsNumbersExact()
    {
        using (var same = Expression.Compile("x", "x"))
        using (var call = same.NewCall())
        {
            foreach (var number in new[]
            {
                0m, 0.10m, -7m, 9223372036854775807m, -9223372036854775807m, 0.0000000000000000000000000001m,
                79228162514264337593543950335m, 7922816251426433759.3543950335m
            })
            {
                call.Set(0, number);
                Check.Equal(number, call.Run().Number);
            }
            call.Set(0, 0.10m);
            Check.Equal("0.10", call.Run().Number.ToString(System.Globalization.CultureInfo.InvariantCulture));
            call.Set(0, 42);
            Check.Equal(42m, call.Run().Number);
        }
    }

    public static void GivesAsTextWhatDecimalCanNotHold()
    {
        using (var same = Expression.Compile("x", "x"))
        using (var call = same.NewCall())
        {
            foreach (var digits in new[] { "1234567890123456789012345678901234", "1E-40", "1E+40", "0.12345678901234567890123456789012" })
            {
                call.SetNumber(0, digits);
                Check.Throws<OverflowException>(() => call.Run().Number.ToString());
                call.SetNumber(0, call.NumberText);
            }
            call.SetNumber(0, "1E+3");
            Check.Equal(1000m, call.Run().Number);
            Check.Throws<ArgumentException>(() => call.SetNumber(0, "12345678901234567890123456789012345"));
            Check.Throws<ArgumentException>(() => call.SetNumber(0, "twelve"));
        }
    }

    public static void CountsCharactersAndNotUnitsOfUtf16()
    {
        using (var expression = Expression.Compile("{长: string length(姓), 姓: 姓}", "姓"))
        using (var call = expression.NewCall())
        {
            call.Set(0, "𠮷野家é");
            Check.Equal(Kind.Other, call.Run().Kind);
            Check.Equal("{\"长\":4,\"姓\":\"𠮷野家é\"}", Regex.Replace(call.Json, "\\s", ""));
        }
        using (var expression = Expression.Compile("x + \"尾\"", "x"))
        using (var call = expression.NewCall())
        {
            call.Set(0, "𠮷\0中");  // a NUL is a character as any other
            Check.Equal("𠮷\0中尾", call.Run().Text);
            Check.Throws<ArgumentException>(() => call.Set(0, "\uD842"));
        }
    }

    public static void KnowsTheOtherKinds()
    {
        using (var expression = Expression.Compile("x", "x"))
        using (var call = expression.NewCall())
        {
            Check.Equal(Kind.Null, call.Kind);
            call.Set(0, true);
            Check.Equal(true, call.Run().Boolean);
            call.SetDate(0, 2024, 2, 29);
            int year, month, day;
            call.Run().GetDate(out year, out month, out day);
            Check.Equal("2024-2-29", $"{year}-{month}-{day}");
            Check.Throws<InvalidOperationException>(() => call.Number.ToString());
            Check.Throws<InvalidOperationException>(() => call.Text.ToString());
            Check.Throws<ArgumentException>(() => call.SetDate(0, 2023, 2, 29));
            call.SetJson(0, "[1, 2]");
            Check.Equal("[1, 2]", call.Run().Feel);
            call.SetNull(0);
            Check.Equal(Kind.Null, call.Run().Kind);
            Check.Throws<ArgumentException>(() => call.Set(1, true));
            Check.Throws<ArgumentException>(() => call.Set(-1, true));
            Check.Throws<RiskruleException>(() => call.SetJson(0, "[1"));
        }
    }

    public static void SaysWhyItIsNull()
    {
        using (var expression = Expression.Compile("x + 1", "x"))
        using (var call = expression.NewCall())
        {
            call.Set(0, "a");
            Check.Equal(Kind.Null, call.Run().Kind);
            Check.True(call.Reason.Length > 0, "a reason");
        }
    }

    public static void FindsProblemsWhenCompiling()
    {
        var strict = new CompileOptions { Mode = Mode.Strict, File = "rule" }.Input("数额", "number");
        var name = Check.Throws<RiskruleException>(() => Expression.Compile("1 + 2 +\n数饿 + 1", strict)).Diagnostics[0];
        Check.Equal("rule:2:1", $"{name.File}:{name.Line}:{name.Column}");
        Check.Equal("数额", name.Guess);
        Check.Throws<RiskruleException>(() => Expression.Compile("x", new CompileOptions().Input("x", "nmber")));
    }

    public static void StopsAtALimit()
    {
        var few = new CompileOptions { Limits = new Limits { Steps = 10 } };
        using (var loop = Expression.Compile("sum(for i in 1..1000 return i)", few))
        using (var call = loop.NewCall())
        {
            Examples.Stopped("limit.steps", () => call.Run());
            Examples.Stopped("limit.steps", () => loop.Evaluate(null));
        }
    }

    public static void StopsWhenTheHostSaysSoAndKeepsWhatItThrew()
    {
        const string text = "count(for i in 1..1000000 return i)";
        var reason = new InvalidOperationException("the user went away");
        var never = new CompileOptions { Limits = new Limits { GoOn = () => false } };
        var broken = new CompileOptions { Limits = new Limits { GoOn = () => { throw reason; } } };
        using (var stopped = Expression.Compile(text, never))
        using (var thrown = Expression.Compile(text, broken))
        {
            GC.Collect();  // the callbacks live as long as the expressions
            GC.WaitForPendingFinalizers();
            var stop = Check.Throws<RiskruleException>(() => stopped.Evaluate(null));
            Check.Equal(Status.Stopped, stop.Status);
            Check.Equal(null, stop.InnerException);
            Check.Equal(reason, Check.Throws<RiskruleException>(() => thrown.Evaluate(null)).InnerException);
        }
    }
}
