package riskrule;

/** One problem, with its place. Immutable. Texts are "" and numbers 0 where nothing is known. */
public final class Diagnostic {
  /** How bad it is, the worst first. */
  public enum Severity {
    ERROR,
    WARNING,
    NOTE
  }

  private final Severity severity;
  private final String code;
  private final String message;
  private final String file;
  private final int line;
  private final int column;
  private final String pointer;
  private final String guess;

  Diagnostic(
      Severity severity, String code, String message, String file, int line, int column, String pointer, String guess) {
    this.severity = severity;
    this.code = code;
    this.message = message;
    this.file = file;
    this.line = line;
    this.column = column;
    this.pointer = pointer;
    this.guess = guess;
  }

  public Severity severity() {
    return severity;
  }

  /** Stable, {@code area.word}, such as {@code json.enum}. */
  public String code() {
    return code;
  }

  /** One sentence, without the place. */
  public String message() {
    return message;
  }

  /** The text in which it is, as the caller named it. */
  public String file() {
    return file;
  }

  /** From 1. */
  public int line() {
    return line;
  }

  /** From 1, in characters. */
  public int column() {
    return column;
  }

  /** JSON pointer. */
  public String pointer() {
    return pointer;
  }

  /** What was probably meant. */
  public String guess() {
    return guess;
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column + ": " + message + " [" + code + "]";
  }
}
