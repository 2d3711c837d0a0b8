package riskrule;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;

/**
 * The inputs and the result of one evaluation of an expression, which it keeps alive: values without JSON, numbers exact. An
 * input keeps its value until it is set again; one that was never set is null. The result is that of the last {@link #run},
 * until an input is set. Threads that share one wait for each other, and end each other's results: take one for each.
 */
public final class Call implements AutoCloseable {
  /** What a result is. */
  public enum Kind {
    NULL,
    BOOLEAN,
    NUMBER,
    TEXT,
    DATE,
    /** Times, durations, lists, contexts, ranges, functions: {@link #feel} or {@link #json}. */
    OTHER
  }

  private static final int SCRATCH = 16;

  private final Backend backend = Backend.get();
  private final Abi abi = backend.abi;
  private final Handle handle;
  private final long scratch;

  Call(Expression expression) {
    try (Scope s = new Scope()) {
      long made = s.made(abi.riskrule_call_new(s.use(expression.handle), s.out, s.error));
      long room = backend.allocate(SCRATCH);
      scratch = room;
      Backend memory = backend;
      handle = new Handle(this, "call", made, address -> free(memory, address, room), s.kept(), expression.handle);
    }
  }

  private static void free(Backend memory, long call, long room) {
    memory.abi.riskrule_call_free(call);
    memory.free(room);
  }

  private interface Work<T> {
    T with(long call);
  }

  /** Everything happens here: the call is for one thread at a time and must not be freed meanwhile. */
  private synchronized <T> T with(Work<T> work) {
    long call = handle.acquire();
    try {
      return work.with(call);
    } finally {
      handle.release();
    }
  }

  private void set(Work<Integer> setter) {
    Errors.check(with(setter));
  }

  public void setNull(int name) {
    set(call -> abi.riskrule_call_set_null(call, name));
  }

  public void set(int name, boolean value) {
    set(call -> abi.riskrule_call_set_boolean(call, name, value ? 1 : 0));
  }

  public void set(int name, long value) {
    set(call -> abi.riskrule_call_set_number(call, name, value, 0));
  }

  /** Exactly: more than 34 digits are an {@link IllegalArgumentException}. */
  public void set(int name, BigDecimal value) {
    if (value.unscaledValue().bitLength() < Long.SIZE) {
      set(call -> abi.riskrule_call_set_number(call, name, value.unscaledValue().longValue(), -value.scale()));
      return;
    }
    try (Scope s = new Scope()) {
      byte[] text = Scope.utf8(value.toString());
      set(call -> abi.riskrule_call_set_decimal(call, name, s.copy(text), text.length));
    }
  }

  public void set(int name, String value) {
    try (Scope s = new Scope()) {
      byte[] text = Scope.utf8(value);
      set(call -> abi.riskrule_call_set_text(call, name, s.copy(text), text.length));
    }
  }

  public void set(int name, LocalDate value) {
    Objects.requireNonNull(value);
    set(
        call ->
            abi.riskrule_call_set_date(call, name, value.getYear(), value.getMonthValue(), value.getDayOfMonth()));
  }

  /** Any value, as JSON. */
  public void setJson(int name, String value) {
    try (Scope s = new Scope()) {
      byte[] json = Scope.utf8(value);
      s.check(with(call -> abi.riskrule_call_set_json(call, name, s.copy(json), json.length, s.error)));
    }
  }

  /** Evaluates. */
  public Call run() {
    try (Scope s = new Scope()) {
      s.check(with(call -> abi.riskrule_call_run(call, s.error)));
    }
    return this;
  }

  /** What the result is; NULL before the first run. */
  public Kind kind() {
    return with(this::kind);
  }

  private Kind kind(long call) {
    return Kind.values()[abi.riskrule_call_kind(call)];
  }

  private void need(Kind kind, long call) {
    Kind found = kind(call);
    if (found != kind) throw new IllegalStateException("the result is " + found + ", not " + kind);
  }

  /** The result, a boolean. {@link IllegalStateException} if it is none; the same holds for those below. */
  public boolean bool() {
    return with(
        call -> {
          need(Kind.BOOLEAN, call);
          return abi.riskrule_call_boolean(call) != 0;
        });
  }

  /** The result, a number, exactly. */
  public BigDecimal number() {
    return with(
        call -> {
          need(Kind.NUMBER, call);
          if (abi.riskrule_call_number(call, scratch, scratch + 8) == 0)
            return BigDecimal.valueOf(backend.readLong(scratch), -backend.readInt(scratch + 8));
          return new BigDecimal(backend.text(abi.riskrule_call_feel(call)));  // a coefficient of more than 64 bits
        });
  }

  /** The result, a text. */
  public String text() {
    return with(
        call -> {
          need(Kind.TEXT, call);
          long text = abi.riskrule_call_text(call, scratch);
          byte[] utf8 = backend.read(text, Math.toIntExact(backend.readLong(scratch)));
          return new String(utf8, StandardCharsets.UTF_8);
        });
  }

  /** The result, a date. */
  public LocalDate date() {
    return with(
        call -> {
          need(Kind.DATE, call);
          abi.riskrule_call_date(call, scratch, scratch + 4, scratch + 8);
          return LocalDate.of(
              backend.readInt(scratch), backend.readInt(scratch + 4), backend.readInt(scratch + 8));
        });
  }

  /** Any result as FEEL source. */
  public String feel() {
    return with(call -> backend.text(abi.riskrule_call_feel(call)));
  }

  /** Any result as JSON. */
  public String json() {
    return with(call -> backend.text(abi.riskrule_call_json(call)));
  }

  /** Why it is null, the nearest cause first, a line each; "" if it is not. */
  public String reason() {
    return with(call -> backend.text(abi.riskrule_call_reason(call)));
  }

  @Override
  public void close() {
    handle.close();
  }
}
