package riskrule;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.Test;

public class AssessTest {
  private static Finding find(Assessment assessment, String duty) {
    return assessment.findings().stream().filter(f -> f.duty().equals(duty)).findFirst().get();
  }

  @Test
  public void saysWhatFollowsForAMatter() {
    try (Matter matter = Examples.songjiang();
        Assessment assessment = matter.assess()) {
      assertEquals("低", assessment.grade());
      assertEquals("asserted", assessment.gradeOrigin());
      Finding period = find(assessment, "comment-period");
      assertEquals("cannot_tell", period.verdict());
      assertEquals(Collections.singletonList("/consultations/0/closed"), period.missing());
      assertTrue(period.says(), period.says().contains("30日"));
      assertTrue(period.basis().toString(), period.basis().get(0).contains("国务院令第713号"));
    }
  }

  @Test
  public void reportsInEveryFormat() {
    try (Matter matter = Examples.songjiang();
        Assessment assessment = matter.assess()) {
      assertTrue(assessment.report(Format.JSON).startsWith("{"));
      assertTrue(assessment.report(Format.TEXT).contains("无法判断"));
      assertTrue(assessment.report(Format.MARKDOWN).startsWith("# "));
      assertTrue(assessment.report(Format.HTML).startsWith("<!doctype html>"));
      assertTrue(assessment.explain("comment-period").contains("/consultations/0/closed"));
      assertTrue(assessment.explain(null).length() > assessment.explain("comment-period").length());
      assertEquals(assessment.report(Format.JSON).trim(), assessment.part("").trim());
      assertArrayEquals(Examples.utf8(assessment.report(Format.TEXT)), assessment.reportUtf8(Format.TEXT));
      assertTrue(assessment.part("/grade").contains("低"));
    }
  }

  @Test
  public void readsBackWhatItWrites() {
    try (Matter matter = Examples.songjiang();
        Matter again = Matter.read(matter.json())) {
      assertEquals(matter.json(), again.json());
      assertEquals(matter.part("/title"), again.part("/title"));
    }
  }

  @Test
  public void reportsEveryProblemWithItsPlaceAndAGuess() {
    String json = "{\"title\": \"决定\",\n \"consultations\": [{\"way\": \"open_call\", \"clsed\": \"2024-03-31\"}]}";
    RiskruleException problem =
        Examples.thrown(RiskruleException.class, () -> Matter.read(Examples.utf8(json), "信.json"));
    assertEquals(RiskruleException.Status.BAD_INPUT, problem.status());
    Diagnostic member =
        problem.diagnostics().stream().filter(d -> d.code().equals("json.unknown_member")).findFirst().get();
    assertEquals(Diagnostic.Severity.ERROR, member.severity());
    assertEquals("信.json", member.file());
    assertEquals(2, member.line());
    assertEquals(41, member.column());
    assertEquals("closed", member.guess());
    assertEquals("/consultations/0/clsed", member.pointer());
    assertTrue(problem.getMessage(), problem.getMessage().contains("did you mean `closed`?"));
    assertTrue(problem.json(), problem.json().contains("\"json.unknown_member\""));
  }

  @Test
  public void takesADateAndLimits() {
    try (Matter matter = Examples.songjiang();
        Assessment assessment = matter.assess(null, "2024-06-30", new Limits().steps(1_000_000))) {
      assertTrue(assessment.report(Format.JSON).contains("2024-06-30"));
      assertFalse(assessment.outcome().isEmpty() && assessment.findings().isEmpty());
      Examples.stopped("limit.steps", () -> matter.assess(null, null, new Limits().steps(3)));
      Examples.thrown(RiskruleException.class, () -> matter.assess(null, "2024-13-01", null));
    }
  }

  @Test
  public void comparesAndExplores() {
    try (Matter matter = Examples.read(Examples.METHODS);
        Pack a = Pack.builtin("method.index-a");
        Pack b = Pack.builtin("method.index-b");
        Assessment first = matter.assess(a);
        Assessment second = matter.assess(b)) {
      List<Assessment> both = Arrays.asList(first, second);
      assertTrue(Assessment.compare(both, Format.JSON).startsWith("{"));
      assertTrue(second.compareWith(first, Format.TEXT).length() > 0);
      assertTrue(first.similar(both, null, 1, Format.JSON).startsWith("{"));
      assertTrue(first.followUp(Format.JSON).startsWith("{"));
      ExploreOptions options = new ExploreOptions().draws(1000).seed(42);
      assertEquals(matter.explore(b, options, Format.JSON), matter.explore(b, options, Format.JSON));
    }
  }

  @Test
  public void assessesManyInAJob() {
    try (Matter matter = Examples.songjiang()) {
      String line = matter.json().replaceAll("\\s*\\n\\s*", "");
      byte[] lines = Examples.utf8(line + "\n{}\n" + line + "\n");
      try (Job job = Job.assess(lines, null, null, 2, null)) {
        String[] answers = new String(job.result(), StandardCharsets.UTF_8).split("\n");
        assertEquals(3, answers.length);
        assertTrue(answers[0].contains("\"assessment\""));
        assertTrue(answers[1].contains("\"problems\""));
        assertTrue(job.await(0));
        assertEquals(3, job.progress().done());
        assertEquals(3, job.progress().total());
        assertTrue(job.progress().over());
      }
    }
  }

  @Test
  public void readsGb18030() {
    byte[] hello = {(byte) 0xC4, (byte) 0xE3, (byte) 0xBA, (byte) 0xC3};
    assertEquals("你好", new String(Riskrule.fromGb18030(hello, null), StandardCharsets.UTF_8));
    Examples.thrown(RiskruleException.class, () -> Riskrule.fromGb18030(new byte[] {(byte) 0xFF}, "x.txt"));
  }
}
