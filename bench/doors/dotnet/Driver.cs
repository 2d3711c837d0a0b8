using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Riskrule;

/// <summary>The assembly as a driver of bench/doors: decimals in and out of a call, and JSON: text, bytes or stream. Mono has
/// no reader of JSON: it takes the inputs and answers that stand beside the workload.</summary>
static class Driver
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private static Func<int, object> evaluate;
    private static int ring;

    private static Func<int, object> Product(string[] inputs)
    {
        var call = Expression.Compile("likelihood * impact", "likelihood", "impact").NewCall();
        var rows = inputs.Select(line => line.Split(' ').Select(tenths => long.Parse(tenths, Invariant) * 0.1m).ToArray()).ToArray();
        return i =>
        {
            call.Set(0, rows[i][0]);
            call.Set(1, rows[i][1]);
            return call.Run().Number;
        };
    }

    private static object Assess(Func<Matter> read, Func<Assessment, object> write)
    {
        using (var matter = read())
        using (var assessment = matter.Assess()) return write(assessment);
    }

    /// <summary>text, bytes, or bytes into a stream: one in memory that has room, as a socket's buffer would.</summary>
    private static Func<int, object> Assess(string form, byte[] utf8)
    {
        if (form == "text")
        {
            var text = Encoding.UTF8.GetString(utf8);
            return i => Assess(() => Matter.Read(text), assessment => assessment.Report(Format.Json));
        }
        if (form == "bytes")
            return i => Assess(() => Matter.Read(utf8), assessment => assessment.ReportUtf8(Format.Json));
        var stream = new MemoryStream();
        return i => Assess(() => Matter.Read(utf8), assessment =>
        {
            stream.SetLength(0);
            assessment.WriteReport(stream, Format.Json);
            return stream;
        });
    }

    private static bool Same(object found, object expected)
    {
        var utf8 = (found as MemoryStream)?.ToArray() ?? found as byte[];
        return expected.Equals(utf8 == null ? found : Encoding.UTF8.GetString(utf8));
    }

    private static string Load(string name, string form)
    {
        object[] expected;
        if (Path.GetFileName(name) == "expression")
        {
            evaluate = Product(File.ReadAllLines(name + ".in"));
            expected = File.ReadAllLines(name + ".out").Select(line => (object)(long.Parse(line, Invariant) * 0.01m)).ToArray();
        }
        else
        {
            evaluate = Assess(form, File.ReadAllBytes(name + ".in"));
            expected = new object[] { File.ReadAllText(name + ".out") };
        }
        ring = expected.Length;
        for (var i = 0; i < ring; ++i)
            if (!Same(evaluate(i), expected[i])) return $"{{\"differs\": {{\"in\": {i}, \"expected\": null, \"found\": null}}}}";
        return $"{{\"checked\": {ring}}}";
    }

    private static string Measure(double budget)
    {
        var i = 0;
        for (double count = 1; ;)
        {
            var watch = Stopwatch.StartNew();
            for (double n = 0; n < count; ++n)
            {
                GC.KeepAlive(evaluate(i));
                i = i + 1 == ring ? 0 : i + 1;
            }
            var spent = watch.Elapsed.Ticks * 100.0;  // nanoseconds
            if (spent >= budget * 0.8)
                return string.Format(Invariant, "{{\"ns\": {0}, \"count\": {1}}}", spent / count, count);
            count = Math.Ceiling(count * Math.Min(Math.Max(budget / Math.Max(spent, 100), 1.3), 64));
        }
    }

    private static void Main(string[] arguments)
    {
        for (string line; (line = Console.ReadLine()) != null;)
        {
            var words = line.Split(' ');
            var answer = "{\"error\": \"unknown command, or nothing is loaded\"}";
            if (words[0] == "load")
                answer = Load(words[1].Substring(0, words[1].Length - ".json".Length), arguments[0]);
            else if (words[0] == "time" && evaluate != null) answer = Measure(double.Parse(words[1], Invariant) * 1e6);
            Console.WriteLine(answer);
        }
    }
}
