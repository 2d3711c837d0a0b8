using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Riskrule;
using Case = System.Collections.Generic.List<System.Collections.Generic.KeyValuePair<string, object>>;

/// <summary>Runs the conformance cases, which every language runs: the same calls give the same bytes.</summary>
static class Conformance
{
    public static bool Run()
    {
        var folder = Environment.GetEnvironmentVariable("RISKRULE_CONFORMANCE") ?? "tests/conformance";
        var files = Directory.GetFiles(Path.Combine(folder, "cases"), "*.json");
        Array.Sort(files, string.CompareOrdinal);
        var lines = new StringBuilder();
        var failed = 0;
        foreach (var file in files)
        {
            var wanted = Json.Object(File.ReadAllText(file));
            string output;
            var status = Outcome(wanted, out output);
            var digest = Sha256(output);
            var name = Json.Text(wanted, "name");
            lines.Append(name + " " + digest + "\n");
            if (status == Json.Text(wanted, "status") && digest == Json.Text(wanted, "digest")) continue;
            ++failed;
            Console.WriteLine($"{name}: expected {Json.Text(wanted, "status")} {Json.Text(wanted, "digest")}");
            Console.WriteLine($"{name}: found    {status} {digest}");
        }
        Console.WriteLine($"{Runtime()}: {files.Length} cases, digest {Sha256(lines.ToString())}");
        return failed == 0 && files.Length > 0;
    }

    private static string Outcome(Case wanted, out string output)
    {
        try
        {
            output = Call(wanted);
            return "ok";
        }
        catch (RiskruleException problem)
        {
            output = problem.Json;
            switch (problem.Status)
            {
                case Status.BadInput: return "bad_input";
                case Status.BadArgument: return "bad_argument";
                default: return problem.Status.ToString().ToLowerInvariant();
            }
        }
    }

    private static string Call(Case c)
    {
        switch (Json.Text(c, "call"))
        {
            case "assess":
            case "explain":
                return Assess(c);
            case "write":
                using (var matter = Matter.ReadFile(Json.Text(c, "matter"))) return matter.ToJson();
            case "feel":
                return Feel(c);
            case "model":
                using (var model = Model.LoadFile(Json.Text(c, "model")))
                    return model.Evaluate(Json.Text(c, "decision"), Json.Text(c, "inputs_text"));
            case "check":
                return Library.Check(File.ReadAllBytes(Json.Text(c, "file")), Json.Text(c, "file"));
            case "schema":
                return Library.Schema(Json.Text(c, "type"));
        }
        throw new ArgumentException("no call " + Json.Text(c, "call"));
    }

    private static string Assess(Case c)
    {
        var id = Json.Text(c, "pack");
        using (var matter = Matter.ReadFile(Json.Text(c, "matter")))
        using (var pack = id == null ? null : Pack.Builtin(id))
        using (var assessment = matter.Assess(pack, Json.Text(c, "as_of")))
            return Json.Text(c, "call") == "explain"
                ? assessment.Explain(Json.Text(c, "duty"))
                : assessment.Report(FormatOf(Json.Text(c, "format")));
    }

    /// <summary>A format; none if there is none of that name, which is for the library to refuse.</summary>
    private static Format FormatOf(string name)
    {
        Format format;
        return Enum.TryParse(name, true, out format) ? format : (Format)(-1);
    }

    private static string Feel(Case c)
    {
        var options = new CompileOptions { Mode = (Mode)Enum.Parse(typeof(Mode), Json.Text(c, "mode"), true) };
        foreach (var input in Json.Object(Json.Text(c, "inputs_text"))) options.Input(input.Key);
        using (var expression = Expression.Compile(Json.Text(c, "expression"), options))
            return expression.Evaluate(Json.Text(c, "inputs_text"));
    }

    private static string Sha256(string text)
    {
        using (var sha = SHA256.Create())
            return string.Concat(sha.ComputeHash(Examples.Utf8(text)).Select(b => b.ToString("x2")));
    }

    private static string Runtime()
    {
        var mono = Type.GetType("Mono.Runtime");
        if (mono == null) return "dotnet " + Environment.Version;
        var name = mono.GetMethod("GetDisplayName", BindingFlags.NonPublic | BindingFlags.Static);
        return "dotnet, on mono " + ((string)name.Invoke(null, null)).Split(' ')[0] + " for want of the SDK";
    }
}
