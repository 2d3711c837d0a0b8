package riskrule;

/** What an answer is written in. */
public enum Format {
  /** For programs; {@link Riskrule#schema} describes it. */
  JSON,
  /** Text for a terminal, without colours. */
  TEXT,
  /** For people who edit it further. */
  MARKDOWN,
  /** One self-contained page. */
  HTML;

  int code() {
    return ordinal();
  }
}
