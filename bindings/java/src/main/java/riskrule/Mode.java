package riskrule;

/** What goes wrong in an expression … */
public enum Mode {
  /** … is null, as DMN has it. */
  STANDARD,
  /** … is an error of compiling where it can be seen: unknown names, wrong types, impossible comparisons. */
  STRICT;

  int code() {
    return ordinal();
  }
}
