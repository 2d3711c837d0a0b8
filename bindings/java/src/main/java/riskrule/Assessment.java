package riskrule;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.LongUnaryOperator;

/** What follows for a matter. Immutable; any number of threads may use it at once. */
public final class Assessment implements AutoCloseable {
  private static final int OPTIONS = 24;

  private final Handle handle;
  private final Handle matter;

  private Assessment(Scope scope, long address, Handle matter) {
    this.matter = matter;
    handle = new Handle(this, "assessment", address, scope.abi::riskrule_assessment_free, scope.kept(), matter);
  }

  static Assessment of(Matter matter, Pack pack, String asOf, Limits limits) {
    try (Scope s = new Scope()) {
      long facts = s.use(matter.handle);
      long rules = s.useOrNull(Pack.handle(pack));
      ByteBuffer options = Scope.options(OPTIONS).putLong(8, s.text(asOf)).putLong(16, s.limits(limits));
      return new Assessment(
          s, s.made(s.abi.riskrule_assess(facts, rules, s.copy(options.array()), s.out, s.error)), matter.handle);
    }
  }

  /** The grade in the words of the place, such as 低; "" when there is none. */
  public String grade() {
    try (Scope s = new Scope()) {
      return s.backend.text(s.abi.riskrule_assessment_grade(s.use(handle)));
    }
  }

  /** {@code computed}, {@code asserted} (a report says so, nothing shows it) or {@code none}. */
  public String gradeOrigin() {
    try (Scope s = new Scope()) {
      return s.backend.text(s.abi.riskrule_assessment_grade_origin(s.use(handle)));
    }
  }

  /** What may now be decided, a word: {@code may_decide}, {@code may_not_decide} … */
  public String permission() {
    try (Scope s = new Scope()) {
      return s.backend.text(s.abi.riskrule_assessment_permission(s.use(handle)));
    }
  }

  /** The same as a sentence, in the words of the place; "" when nothing says. */
  public String outcome() {
    try (Scope s = new Scope()) {
      return s.backend.text(s.abi.riskrule_assessment_outcome(s.use(handle)));
    }
  }

  /** One for each duty, in the order of the packs. A new unmodifiable list, which outlives the assessment. */
  public List<Finding> findings() {
    try (Scope s = new Scope()) {
      long all = s.use(handle);
      List<Finding> findings = new ArrayList<>();
      for (long i = 0, count = s.abi.riskrule_assessment_finding_count(all); i < count; ++i) {
        long finding = i;
        LongUnaryOperator basis = at -> s.abi.riskrule_assessment_finding_basis(all, finding, at);
        LongUnaryOperator missing = at -> s.abi.riskrule_assessment_finding_missing(all, finding, at);
        findings.add(
            new Finding(
                s.backend.text(s.abi.riskrule_assessment_finding_duty(all, i)),
                s.backend.text(s.abi.riskrule_assessment_finding_verdict(all, i)),
                s.backend.text(s.abi.riskrule_assessment_finding_says(all, i)),
                texts(s, s.abi.riskrule_assessment_finding_basis_count(all, i), basis),
                texts(s, s.abi.riskrule_assessment_finding_missing_count(all, i), missing)));
      }
      return Collections.unmodifiableList(findings);
    }
  }

  private static List<String> texts(Scope s, long count, LongUnaryOperator text) {
    List<String> texts = new ArrayList<>();
    for (long i = 0; i < count; ++i) texts.add(s.backend.text(text.applyAsLong(i)));
    return Collections.unmodifiableList(texts);
  }

  /** Any part as JSON, by JSON pointer: {@code /grade}, {@code /findings/0/proof}; "" is all of it. */
  public String part(String pointer) {
    try (Scope s = new Scope()) {
      Objects.requireNonNull(pointer);
      return s.string(s.abi.riskrule_assessment_part(s.use(handle), s.text(pointer), s.out, s.error));
    }
  }

  /** The report. */
  public String report(Format format) {
    try (Scope s = new Scope()) {
      return s.string(render(s, format.code()));
    }
  }

  /** The same in UTF-8, as the library gives it: for files and sockets, without a String between. */
  public byte[] reportUtf8(Format format) {
    return report(format.code());
  }

  byte[] report(int format) {
    try (Scope s = new Scope()) {
      return s.bytes(render(s, format));
    }
  }

  private int render(Scope s, int format) {
    long assessment = s.use(handle);
    return s.abi.riskrule_render(facts(s), assessment, format, s.out, s.error);
  }

  /** Why the finding of one duty is what it is; null: everything that is due. Chinese text. */
  public String explain(String duty) {
    try (Scope s = new Scope()) {
      return s.string(s.abi.riskrule_explain(s.use(handle), s.text(duty), s.out, s.error));
    }
  }

  /** Assessments of one matter, under several packs or dates, side by side; at least two. */
  public static String compare(List<Assessment> assessments, Format format) {
    try (Scope s = new Scope()) {
      long[] all = assessments.stream().mapToLong(a -> s.use(a.handle)).toArray();
      return s.string(s.abi.riskrule_compare(s.array(all), all.length, format.code(), s.out, s.error));
    }
  }

  /** What changed since an earlier version of the matter, and what follows. */
  public String compareWith(Assessment before, Format format) {
    try (Scope s = new Scope()) {
      long now = s.use(handle);
      long then = s.use(before.handle);
      return s.string(
          s.abi.riskrule_compare_versions(before.facts(s), then, facts(s), now, format.code(), s.out, s.error));
    }
  }

  /** After the decision: measures overdue, triggers, duties of the time of execution, evaluators who judge themselves. */
  public String followUp(Format format) {
    try (Scope s = new Scope()) {
      long assessment = s.use(handle);
      return s.string(s.abi.riskrule_follow_up(facts(s), assessment, format.code(), s.out, s.error));
    }
  }

  /**
   * The nearest assessed matters.
   *
   * @param features JSON, {@code Riskrule.schema("features")}; null: those that are built in
   * @param most how many are wanted
   */
  public String similar(List<Assessment> base, String features, int most, Format format) {
    try (Scope s = new Scope()) {
      long assessment = s.use(handle);
      long[] based = base.stream().mapToLong(a -> s.use(a.handle)).toArray();
      long[] bases = base.stream().mapToLong(a -> a.facts(s)).toArray();
      byte[] json = features == null ? null : Scope.utf8(features);
      return s.string(
          s.abi.riskrule_similar(
              facts(s), assessment, s.array(bases), s.array(based), based.length, json == null ? 0 : s.copy(json),
              json == null ? 0 : json.length, most, format.code(), s.out, s.error));
    }
  }

  /** The matter's address. It may be closed for others, not for this assessment. */
  private long facts(Scope s) {
    return s.useKept(matter);
  }

  @Override
  public void close() {
    handle.close();
  }
}
