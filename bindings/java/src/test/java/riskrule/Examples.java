package riskrule;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;

/** What several tests read. Paths are relative to the repository's root, where the tests run. */
final class Examples {
  static final Path SONGJIANG = Paths.get("seeds/matters/songjiang-quality-2024.json");
  static final Path METHODS = Paths.get("seeds/matters/example-methods.json");

  private Examples() {}

  static Matter songjiang() {
    return read(SONGJIANG);
  }

  static Matter read(Path file) {
    try {
      return Matter.read(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The exception that `work` must throw. */
  static <T extends Throwable> T thrown(Class<T> type, Runnable work) {
    try {
      work.run();
    } catch (Throwable found) {
      if (type.isInstance(found)) return type.cast(found);
      throw new AssertionError("expected " + type.getSimpleName(), found);
    }
    fail("expected " + type.getSimpleName() + ", nothing was thrown");
    return null;
  }

  static void stopped(String limit, Runnable work) {
    RiskruleException stop = thrown(RiskruleException.class, work);
    assertEquals(RiskruleException.Status.STOPPED, stop.status());
    assertEquals(limit, stop.diagnostics().get(0).code());
  }
}
