using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Riskrule;

static class AssessTests
{
    public static void SaysWhatFollowsForAMatter()
    {
        using (var matter = Examples.Songjiang())
        using (var assessment = matter.Assess())
        {
            Check.Equal("低", assessment.Grade);
            Check.Equal("asserted", assessment.GradeOrigin);
            var period = assessment.Findings.Single(f => f.Duty == "comment-period");
            Check.Equal("cannot_tell", period.Verdict);
            Check.Equal("/consultations/0/closed", period.Missing.Single());
            Check.Contains("30日", period.Says);
            Check.Contains("国务院令第713号", period.Basis[0]);
        }
    }

    public static void ReportsInEveryFormat()
    {
        using (var matter = Examples.Songjiang())
        using (var assessment = matter.Assess())
        {
            Check.Equal('{', assessment.Report(Format.Json)[0]);
            Check.Contains("无法判断", assessment.Report(Format.Text));
            Check.Equal("# ", assessment.Report(Format.Markdown).Substring(0, 2));
            Check.Equal("<!doctype html>", assessment.Report(Format.Html).Substring(0, 15));
            Check.Contains("/consultations/0/closed", assessment.Explain("comment-period"));
            Check.True(assessment.Explain().Length > assessment.Explain("comment-period").Length, "all is longer than one");
            Check.Equal(assessment.Report(Format.Json).Trim(), assessment.Part("").Trim());
            Check.Contains("低", assessment.Part("/grade"));
            Check.Equal(assessment.Report(Format.Text), Examples.Text(assessment.ReportUtf8(Format.Text)));
            using (var stream = new MemoryStream())
            {
                assessment.WriteReport(stream, Format.Json);
                Check.Equal(assessment.Report(Format.Json), Examples.Text(stream.ToArray()));
            }
        }
    }

    public static void ReadsBackWhatItWrites()
    {
        using (var matter = Examples.Songjiang())
        using (var again = Matter.Read(matter.ToJson()))
        {
            Check.Equal(matter.ToJson(), again.ToJson());
            Check.Equal(matter.Part("/title"), again.Part("/title"));
        }
    }

    public static void ReportsEveryProblemWithItsPlaceAndAGuess()
    {
        const string json =
            "{\"title\": \"决定\",\n \"consultations\": [{\"way\": \"open_call\", \"clsed\": \"2024-03-31\"}]}";
        var problem = Check.Throws<RiskruleException>(() => Matter.Read(Examples.Utf8(json), "信.json"));
        Check.Equal(Status.BadInput, problem.Status);
        var member = problem.Diagnostics.First(d => d.Code == "json.unknown_member");
        Check.Equal(Severity.Error, member.Severity);
        Check.Equal("信.json:2:41", $"{member.File}:{member.Line}:{member.Column}");
        Check.Equal("closed", member.Guess);
        Check.Equal("/consultations/0/clsed", member.Pointer);
        Check.Contains("did you mean `closed`?", problem.Message);
        Check.Contains("\"json.unknown_member\"", problem.Json);
    }

    public static void TakesADateAndLimits()
    {
        using (var matter = Examples.Songjiang())
        using (var assessment = matter.Assess(asOf: "2024-06-30", limits: new Limits { Steps = 1000000 }))
        {
            Check.Contains("2024-06-30", assessment.Report(Format.Json));
            Examples.Stopped("limit.steps", () => matter.Assess(limits: new Limits { Steps = 3 }));
            Check.Throws<RiskruleException>(() => matter.Assess(asOf: "2024-13-01"));
        }
    }

    public static void ComparesAndExplores()
    {
        using (var matter = Examples.Methods())
        using (var a = Pack.Builtin("method.index-a"))
        using (var b = Pack.Builtin("method.index-b"))
        using (var first = matter.Assess(a))
        using (var second = matter.Assess(b))
        {
            var both = new[] { first, second };
            Check.Equal('{', Assessment.Compare(both, Format.Json)[0]);
            Check.True(second.CompareWith(first, Format.Text).Length > 0, "an answer");
            Check.Equal('{', first.Similar(both, null, 1, Format.Json)[0]);
            Check.Equal('{', first.FollowUp(Format.Json)[0]);
            var options = new ExploreOptions { Draws = 1000, Seed = 42 };
            Check.Equal(matter.Explore(b, options, Format.Json), matter.Explore(b, options, Format.Json));
        }
    }

    public static void AssessesManyInAJob()
    {
        using (var matter = Examples.Songjiang())
        {
            var line = Regex.Replace(matter.ToJson(), "\\s*\\n\\s*", "");
            using (var job = Job.Assess(Examples.Utf8(line + "\n{}\n" + line + "\n"), threads: 2))
            {
                var answers = Examples.Text(job.Result()).Trim().Split('\n');
                Check.Equal(3, answers.Length);
                Check.Contains("\"assessment\"", answers[0]);
                Check.Contains("\"problems\"", answers[1]);
                long done, total;
                Check.True(job.Wait(0) && job.Poll(out done, out total) && done == 3 && total == 3, "all is over");
            }
        }
    }

    public static void ReadsGb18030()
    {
        Check.Equal("你好", Examples.Text(Library.FromGb18030(new byte[] { 0xC4, 0xE3, 0xBA, 0xC3 })));
        Check.Throws<RiskruleException>(() => Library.FromGb18030(new byte[] { 0xFF }, "x.txt"));
    }
}
