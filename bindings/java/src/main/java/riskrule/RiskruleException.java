package riskrule;

import java.util.List;

/** Why the library could not do what was asked: every problem, each with its place. The message shows them to a person. */
public final class RiskruleException extends RuntimeException {
  /** The kind of failure. */
  public enum Status {
    /** A text is wrong. */
    BAD_INPUT,
    /** A value is out of range. */
    BAD_ARGUMENT,
    /** Memory ran out. */
    NO_MEMORY,
    /** A defect of the library; please report it. */
    INTERNAL,
    /** A limit was passed, or {@link Limits#goOn} said no; if it threw, that is the cause of this exception. */
    STOPPED
  }

  private static final long serialVersionUID = 1;

  private final Status status;
  private final transient List<Diagnostic> diagnostics;
  private final String json;

  RiskruleException(Status status, String message, List<Diagnostic> diagnostics, String json) {
    super(message);
    this.status = status;
    this.diagnostics = diagnostics;
    this.json = json;
  }

  public Status status() {
    return status;
  }

  /** Unmodifiable; not kept by Java serialization, {@link #json} is. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** The same as a JSON list of {severity, code, message, file, line, column, pointer, guess}. */
  public String json() {
    return json;
  }
}
