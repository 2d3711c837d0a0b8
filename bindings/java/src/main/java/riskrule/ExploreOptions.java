package riskrule;

import java.nio.ByteBuffer;

/** How {@link Matter#explore} looks. Mutable; the values that it has when it is handed over count. */
public final class ExploreOptions {
  private static final int SIZE = 48;

  private final ByteBuffer struct = Scope.options(SIZE);
  private String asOf;
  private Limits limits;

  /** The day of judgement, {@code YYYY-MM-DD} [the latest date that the matter states]. */
  public ExploreOptions asOf(String date) {
    asOf = date;
    return this;
  }

  /** Draws of the simulation [0: none]; at most 100 million. */
  public ExploreOptions draws(long draws) {
    struct.putLong(24, draws);
    return this;
  }

  /** Seed of the simulation [0]; not below 0. */
  public ExploreOptions seed(long seed) {
    struct.putLong(16, seed);
    return this;
  }

  /** Draw from PERT instead of triangular distributions [false]. */
  public ExploreOptions pert(boolean pert) {
    struct.putInt(4, pert ? 1 : 0);
    return this;
  }

  /** Ranks on either side by which a known rank may be off [1]. */
  public ExploreOptions spread(int ranks) {
    struct.putInt(32, ranks);
    return this;
  }

  public ExploreOptions limits(Limits limits) {
    this.limits = limits;
    return this;
  }

  byte[] struct(Scope s) {
    byte[] bytes = struct.array().clone();
    ByteBuffer.wrap(bytes).order(struct.order()).putLong(8, s.text(asOf)).putLong(40, s.limits(limits));
    return bytes;
  }
}
