package riskrule;

import java.nio.ByteBuffer;
import java.util.function.BooleanSupplier;

/**
 * Bounds of one call; passing one is a {@link RiskruleException} whose diagnostic names it, such as {@code limit.steps}.
 * What is not set has its default. Mutable; the values that it has when it is handed over count.
 */
public final class Limits {
  private static final int SIZE = 80;
  /** What {@link #goOn} threw on this thread, until the call that asked it returns. */
  private static final ThreadLocal<Throwable> FAILURE = new ThreadLocal<>();

  private final ByteBuffer struct = Scope.options(SIZE);
  private BooleanSupplier goOn;

  /** Nesting of a JSON text [64]; at most 256. */
  public Limits jsonDepth(int depth) {
    return put(4, depth);
  }

  /** Size of a JSON text in bytes [64 MiB]. */
  public Limits jsonBytes(long bytes) {
    return put(8, bytes);
  }

  /** Errors reported before reading stops [100]. */
  public Limits diagnostics(int count) {
    return put(16, count);
  }

  /** Size of an expression in bytes [1 MiB]. */
  public Limits expressionBytes(int bytes) {
    return put(20, bytes);
  }

  /** Nesting of an expression [256]; at most 256. */
  public Limits expressionDepth(int depth) {
    return put(24, depth);
  }

  /** Nested function calls [256]; at most 256. */
  public Limits callDepth(int depth) {
    return put(28, depth);
  }

  /** Steps of an evaluation [10 000 000]. */
  public Limits steps(long steps) {
    return put(32, steps);
  }

  /** Items of one list that is made [10 000 000]. */
  public Limits listItems(int items) {
    return put(40, items);
  }

  /** Size of one text that is made, in bytes [64 MiB]. */
  public Limits stringBytes(int bytes) {
    return put(44, bytes);
  }

  /** Scratch memory of a call in bytes [1 GiB]. */
  public Limits arenaBytes(long bytes) {
    return put(48, bytes);
  }

  /** Memory of one regular expression in bytes [8 MiB]. */
  public Limits regexBytes(long bytes) {
    return put(56, bytes);
  }

  /**
   * Asked now and then, on the thread that called; false stops the work. What it throws stops it too and becomes the cause
   * of the exception. It must not use the object that is working.
   */
  public Limits goOn(BooleanSupplier ask) {
    goOn = ask;
    return this;
  }

  private Limits put(int offset, int value) {
    if (value < 0) throw new IllegalArgumentException("a limit below 0");
    struct.putInt(offset, value);
    return this;
  }

  private Limits put(int offset, long value) {
    if (value < 0) throw new IllegalArgumentException("a limit below 0");
    struct.putLong(offset, value);
    return this;
  }

  byte[] struct(Scope scope) {
    byte[] bytes = struct.array().clone();
    if (goOn == null) return bytes;
    Backend.Stub stub = scope.backend.stub(asked(goOn));
    scope.keep(stub);
    ByteBuffer.wrap(bytes).order(struct.order()).putLong(64, stub.address());
    return bytes;
  }

  /** Nothing may be thrown through the library: one back end would end the process, the other would go on. */
  private static BooleanSupplier asked(BooleanSupplier goOn) {
    return () -> {
      try {
        return goOn.getAsBoolean();
      } catch (Throwable thrown) {
        FAILURE.set(thrown);
        return false;
      }
    };
  }

  static Throwable takeFailure() {
    Throwable failure = FAILURE.get();
    if (failure != null) FAILURE.remove();
    return failure;
  }
}
