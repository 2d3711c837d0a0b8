package riskrule;

import java.nio.ByteBuffer;

/**
 * Many matters, assessed by threads of the library, which never call Java. Any thread may ask, wait or cancel at any time.
 * Closing cancels it and waits for its end.
 */
public final class Job implements AutoCloseable {
  private static final int OPTIONS = 32;

  private final Handle handle;

  private Job(Scope scope, long address) {
    handle = new Handle(this, "job", address, scope.abi::riskrule_job_free, scope.kept());
  }

  /**
   * Starts.
   *
   * @param ndjson in UTF-8, a matter a line
   * @param pack null: for each matter the one that follows from its place and date
   * @param asOf as in {@link Matter#assess(Pack, String, Limits)}
   * @param threads 0: one per processor
   * @param limits of each matter, without {@link Limits#goOn}; null: the defaults
   */
  public static Job assess(byte[] ndjson, Pack pack, String asOf, int threads, Limits limits) {
    try (Scope s = new Scope()) {
      long rules = s.useOrNull(Pack.handle(pack));
      ByteBuffer options =
          Scope.options(OPTIONS).putInt(4, threads).putLong(8, s.text(asOf)).putLong(24, s.limits(limits));
      long struct = s.copy(options.array());
      long text = s.copy(ndjson);
      return new Job(s, s.made(s.abi.riskrule_job_assess(text, ndjson.length, rules, struct, s.out, s.error)));
    }
  }

  /** How far a job is. Immutable. */
  public static final class Progress {
    private final long done;
    private final long total;
    private final boolean over;

    private Progress(long done, long total, boolean over) {
      this.done = done;
      this.total = total;
      this.over = over;
    }

    /** Matters that are done. */
    public long done() {
      return done;
    }

    /** Of so many. */
    public long total() {
      return total;
    }

    /** Whether nothing more will happen. */
    public boolean over() {
      return over;
    }
  }

  public Progress progress() {
    try (Scope s = new Scope()) {
      boolean over = s.abi.riskrule_job_poll(s.use(handle), s.out, s.error) != 0;
      return new Progress(s.backend.readLong(s.out), s.backend.readLong(s.error), over);
    }
  }

  /** Waits at most so many milliseconds; whether it is over. */
  public boolean await(int milliseconds) {
    if (milliseconds < 0) throw new IllegalArgumentException("a time below 0");
    try (Scope s = new Scope()) {
      return s.abi.riskrule_job_wait(s.use(handle), milliseconds) != 0;
    }
  }

  /** Asks it to stop; what is under way is finished. */
  public void cancel() {
    try (Scope s = new Scope()) {
      s.abi.riskrule_job_cancel(s.use(handle));
    }
  }

  /**
   * Waits for the end.
   *
   * @return NDJSON in UTF-8, a line for each matter in the order of the text: {line, assessment} or {line, problems}
   */
  public byte[] result() {
    try (Scope s = new Scope()) {
      return s.bytes(s.abi.riskrule_job_result(s.use(handle), s.out, s.error));
    }
  }

  @Override
  public void close() {
    handle.close();
  }
}
