package riskrule;

import java.util.List;

/** What an assessment says of one duty. Immutable; it needs the assessment no more. */
public final class Finding {
  private final String duty;
  private final String verdict;
  private final String says;
  private final List<String> basis;
  private final List<String> missing;

  Finding(String duty, String verdict, String says, List<String> basis, List<String> missing) {
    this.duty = duty;
    this.verdict = verdict;
    this.says = says;
    this.basis = basis;
    this.missing = missing;
  }

  /** The duty's id, such as {@code comment-period}. */
  public String duty() {
    return duty;
  }

  /** {@code met}, {@code violated}, {@code excused}, {@code cannot_tell} or {@code not_due}. */
  public String verdict() {
    return verdict;
  }

  /** One sentence: what the duty asks. */
  public String says() {
    return says;
  }

  /** Its clauses, as a lawyer cites them. Unmodifiable. */
  public List<String> basis() {
    return basis;
  }

  /** JSON pointers into the matter: what would have to be stated for a verdict. Unmodifiable. */
  public List<String> missing() {
    return missing;
  }

  @Override
  public String toString() {
    return duty + " " + verdict;
  }
}
