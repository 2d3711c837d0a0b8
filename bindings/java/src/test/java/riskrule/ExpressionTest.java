package riskrule;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import org.junit.Test;

public class ExpressionTest {
  private static Call call(Expression expression) {
    return expression.call();
  }

  @Test
  public void takesAndGivesJson() {
    try (Expression sum = Expression.compile("a + b", "a", "b")) {
      assertEquals(Arrays.asList("a", "b"), sum.names());
      assertEquals("0.3", sum.evaluate("{\"a\": 0.1, \"b\": 0.2}").trim());
      assertEquals("null", sum.evaluate(null).trim());
    }
  }

  @Test
  public void keepsNumbersExact() {
    try (Expression same = Expression.compile("x", "x");
        Call call = call(same)) {
      for (String digits :
          new String[] {"0.10", "-7", "9223372036854775807", "1234567890123456789012345678901234", "1E-40", "0"}) {
        BigDecimal number = new BigDecimal(digits);
        call.set(0, number);
        assertEquals(digits, 0, number.compareTo(call.run().number()));
      }
      call.set(0, new BigDecimal("0.10"));
      assertEquals("0.10", call.run().number().toPlainString());
      BigDecimal tooLong = new BigDecimal("12345678901234567890123456789012345");
      Examples.thrown(IllegalArgumentException.class, () -> call.set(0, tooLong));
      call.set(0, 42);
      assertEquals(BigDecimal.valueOf(42), call.run().number());
    }
  }

  @Test
  public void countsCharactersAndNotUnitsOfUtf16() {
    try (Expression expression = Expression.compile("{长: string length(姓), 姓: 姓}", "姓");
        Call call = call(expression)) {
      call.set(0, "𠮷野家é");
      assertEquals(Call.Kind.OTHER, call.run().kind());
      assertEquals("{\"长\":4,\"姓\":\"𠮷野家é\"}", call.json().replaceAll("\\s", ""));
      assertEquals("4", expression.evaluate("{\"姓\": \"𠮷野家é\"}").replaceAll("(?s).*\"长\":\\s*(\\d).*", "$1"));
    }
    try (Expression expression = Expression.compile("x + \"尾\"", "x");
        Call call = call(expression)) {
      call.set(0, "𠮷\0中");  // a NUL is a character as any other
      assertEquals("𠮷\0中尾", call.run().text());
      Examples.thrown(IllegalArgumentException.class, () -> call.set(0, "\uD842"));
    }
  }

  @Test
  public void knowsTheOtherKinds() {
    try (Expression expression = Expression.compile("x", "x");
        Call call = call(expression)) {
      assertEquals(Call.Kind.NULL, call.kind());
      call.set(0, true);
      assertTrue(call.run().bool());
      call.set(0, LocalDate.of(2024, 2, 29));
      assertEquals(LocalDate.of(2024, 2, 29), call.run().date());
      assertEquals(Call.Kind.DATE, call.kind());
      Examples.thrown(IllegalStateException.class, call::number);
      Examples.thrown(IllegalStateException.class, call::text);
      Examples.thrown(IllegalStateException.class, call::bool);
      call.setJson(0, "[1, 2]");
      assertEquals("[1, 2]", call.run().feel());
      call.setNull(0);
      assertEquals(Call.Kind.NULL, call.run().kind());
      Examples.thrown(IllegalArgumentException.class, () -> call.set(1, true));
      Examples.thrown(IllegalArgumentException.class, () -> call.set(-1, true));
      Examples.thrown(RiskruleException.class, () -> call.setJson(0, "[1"));
    }
  }

  @Test
  public void saysWhyItIsNull() {
    try (Expression expression = Expression.compile("x + 1", "x");
        Call call = call(expression)) {
      call.set(0, "a");
      assertEquals(Call.Kind.NULL, call.run().kind());
      assertTrue(call.reason().length() > 0);
    }
  }

  @Test
  public void findsProblemsWhenCompiling() {
    Expression.Options strict = new Expression.Options().mode(Mode.STRICT).file("rule").input("数额", "number");
    RiskruleException problem =
        Examples.thrown(RiskruleException.class, () -> Expression.compile("1 + 2 +\n数饿 + 1", strict));
    Diagnostic name = problem.diagnostics().get(0);
    assertEquals("rule", name.file());
    assertEquals(2, name.line());
    assertEquals(1, name.column());
    assertEquals("数额", name.guess());
    Examples.thrown(
        RiskruleException.class, () -> Expression.compile("x", new Expression.Options().input("x", "nmber")));
  }

  @Test
  public void stopsAtALimit() {
    Expression.Options few = new Expression.Options().limits(new Limits().steps(10));
    try (Expression loop = Expression.compile("sum(for i in 1..1000 return i)", few);
        Call call = call(loop)) {
      Examples.stopped("limit.steps", call::run);
      Examples.stopped("limit.steps", () -> loop.evaluate(null));
    }
    Examples.thrown(IllegalArgumentException.class, () -> new Limits().steps(-1));
  }

  @Test
  public void stopsWhenTheHostSaysSoAndKeepsWhatItThrew() {
    IllegalStateException reason = new IllegalStateException("the user went away");
    Expression.Options never = new Expression.Options().limits(new Limits().goOn(() -> false));
    Expression.Options broken = new Expression.Options().limits(new Limits().goOn(() -> { throw reason; }));
    String text = "count(for i in 1..1000000 return i)";
    try (Expression stopped = Expression.compile(text, never);
        Expression thrown = Expression.compile(text, broken)) {
      RiskruleException stop = Examples.thrown(RiskruleException.class, () -> stopped.evaluate(null));
      assertEquals(RiskruleException.Status.STOPPED, stop.status());
      assertEquals(null, stop.getCause());
      RiskruleException failure = Examples.thrown(RiskruleException.class, () -> thrown.evaluate(null));
      assertSame(reason, failure.getCause());
    }
  }
}
