package riskrule;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** What is wrong is an exception; nothing ends the process. */
public class MisuseTest {
  private static void closed(Runnable use) {
    IllegalStateException message = Examples.thrown(IllegalStateException.class, use);
    assertTrue(message.getMessage(), message.getMessage().endsWith("is closed"));
  }

  @Test
  public void useAfterCloseIsAnError() {
    Matter matter = Examples.songjiang();
    Assessment assessment = matter.assess();
    Pack pack = Pack.builtin("cn");
    Expression expression = Expression.compile("1");
    Call call = expression.call();
    Job job = Job.assess(new byte[0], null, null, 1, null);
    for (AutoCloseable each : new AutoCloseable[] {matter, assessment, pack, expression, call, job}) {
      close(each);
      close(each);
    }
    closed(matter::json);
    closed(matter::assess);
    closed(assessment::grade);
    closed(assessment::findings);
    closed(() -> assessment.report(Format.JSON));
    closed(() -> Assessment.compare(Collections.singletonList(assessment), Format.JSON));
    closed(pack::id);
    closed(expression::call);
    closed(() -> expression.evaluate(null));
    closed(call::run);
    closed(call::number);
    closed(() -> call.set(0, true));
    closed(job::progress);
    try (Matter other = Examples.songjiang()) {
      closed(() -> other.assess(pack));
    }
  }

  private static void close(AutoCloseable each) {
    try {
      each.close();
    } catch (Exception unexpected) {
      throw new IllegalStateException(unexpected);
    }
  }

  @Test
  public void whatIsMadeFromAHandleOutlivesIt() {
    Matter matter = Examples.songjiang();
    Assessment assessment = matter.assess();
    matter.close();
    assertTrue(assessment.report(Format.TEXT).contains("松江"));
    List<Finding> findings = assessment.findings();
    assessment.close();
    assertFalse(findings.get(0).duty().isEmpty());
    Examples.thrown(UnsupportedOperationException.class, () -> findings.remove(0));

    Expression expression = Expression.compile("x + 1", "x");
    Call call = expression.call();
    expression.close();
    call.set(0, 1);
    assertEquals(2, call.run().number().intValueExact());
    call.close();
  }

  @Test
  public void nullIsAnError() {
    Examples.thrown(NullPointerException.class, () -> Matter.read((String) null));
    Examples.thrown(NullPointerException.class, () -> Matter.read(null, "file"));
    Examples.thrown(NullPointerException.class, () -> Pack.builtin(null));
    Examples.thrown(NullPointerException.class, () -> Riskrule.schema(null));
    Examples.thrown(NullPointerException.class, () -> Expression.compile(null));
    Examples.thrown(NullPointerException.class, () -> Expression.compile("x", (String) null));
    try (Matter matter = Examples.songjiang();
        Assessment assessment = matter.assess()) {
      Examples.thrown(NullPointerException.class, () -> matter.assess(null));
      Examples.thrown(NullPointerException.class, () -> matter.part(null));
      Examples.thrown(NullPointerException.class, () -> assessment.report(null));
    }
  }

  @Test
  public void textsThatAreNoTextAreErrors() {
    Examples.thrown(IllegalArgumentException.class, () -> Pack.builtin("cn\0.shanghai"));
    Examples.thrown(IllegalArgumentException.class, () -> Matter.read("{\"title\": \"\uDC00\"}"));
    Examples.thrown(RiskruleException.class, () -> Matter.read(new byte[] {'"', (byte) 0xE4, (byte) 0xBD}, "half"));
    Examples.thrown(RiskruleException.class, () -> Matter.read(""));
  }

  @Test
  public void threadsShareOneObject() throws Exception {
    try (Matter matter = Examples.songjiang();
        Expression expression = Expression.compile("string length(x)", "x")) {
      Callable<String> work =
          () -> {
            try (Assessment assessment = matter.assess();
                Call call = expression.call()) {
              call.set(0, "七");
              return assessment.report(Format.JSON) + expression.evaluate("{\"x\": \"七七\"}") + call.run().number();
            }
          };
      assertEquals(1, inThreads(8, work).stream().distinct().count());
    }
  }

  /** One that sets an input ends the result that another has not read yet. */
  @Test
  public void threadsThatShareACallWaitForEachOther() throws Exception {
    try (Expression expression = Expression.compile("string length(x)", "x");
        Call call = expression.call()) {
      Callable<String> work =
          () -> {
            String kind = "";
            for (int i = 0; i < 1000; ++i) {
              call.set(0, "七");
              kind = call.run().kind().toString();
            }
            return kind;
          };
      for (String kind : inThreads(8, work)) assertTrue(kind.equals("NUMBER") || kind.equals("NULL"));
    }
  }

  private static List<String> inThreads(int threads, Callable<String> work) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      return pool.invokeAll(IntStream.range(0, threads).mapToObj(i -> work).collect(Collectors.toList())).stream()
          .map(MisuseTest::get)
          .collect(Collectors.toList());
    } finally {
      pool.shutdown();
    }
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.get();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  public void closingWaitsForTheWorkOfOthers() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Limits limits =
        new Limits()
            .goOn(
                () -> {
                  working.countDown();
                  try {
                    closed.await();
                  } catch (InterruptedException interrupted) {
                    return false;
                  }
                  return true;
                });
    Expression expression =
        Expression.compile("count(for i in 1..100000 return i)", new Expression.Options().limits(limits));
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<String> answer = pool.submit(() -> expression.evaluate(null));
    working.await();
    expression.close();
    closed(() -> expression.evaluate(null));
    closed.countDown();
    assertEquals("100000", get(answer).trim());
    pool.shutdown();
  }

  @Test
  public void whatWasForgottenIsFreed() throws Exception {
    int before = Handle.live();
    for (int i = 0; i < 100; ++i) Expression.compile("1 + " + i).call();
    for (int round = 0; round < 100 && Handle.live() > before + 20; ++round) {
      System.gc();
      Thread.sleep(20);
      Expression.compile("1").close();
    }
    assertTrue("" + Handle.live(), Handle.live() <= before + 20);
  }
}
