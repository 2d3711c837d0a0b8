package riskrule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Errors of the library as exceptions. */
final class Errors {
  private static final int BAD_ARGUMENT = 2;
  private static final int NO_MEMORY = 3;
  private static final RiskruleException.Status[] STATUS = {
    null,
    RiskruleException.Status.BAD_INPUT,
    RiskruleException.Status.BAD_ARGUMENT,
    RiskruleException.Status.NO_MEMORY,
    RiskruleException.Status.INTERNAL,
    RiskruleException.Status.STOPPED
  };

  private Errors() {}

  /** Takes over an error object; 0: the function has none. */
  static RuntimeException take(Backend backend, int status, long error) {
    try {
      RiskruleException.Status word = STATUS[status];
      String message = error == 0 ? "" : backend.text(backend.abi.riskrule_error_message(error)).trim();
      String json = error == 0 ? "[]" : backend.text(backend.abi.riskrule_error_json(error));
      RiskruleException thrown =
          new RiskruleException(word, message.isEmpty() ? word.toString() : message, diagnostics(backend, error), json);
      Throwable cause = Limits.takeFailure();
      if (cause != null) thrown.initCause(cause);
      return thrown;
    } finally {
      backend.abi.riskrule_error_free(error);
    }
  }

  /** For the functions of {@link Call} that have no error object. */
  static void check(int status) {
    if (status == BAD_ARGUMENT) throw new IllegalArgumentException("no such input, or a value that is none");
    if (status == NO_MEMORY) throw new OutOfMemoryError("outside the heap");
    if (status != 0) throw new IllegalStateException("status " + status);
  }

  private static List<Diagnostic> diagnostics(Backend backend, long error) {
    Abi abi = backend.abi;
    List<Diagnostic> all = new ArrayList<>();
    for (long i = 0, count = abi.riskrule_error_count(error); i < count; ++i) {
      all.add(
          new Diagnostic(
              Diagnostic.Severity.values()[abi.riskrule_error_severity(error, i)],
              backend.text(abi.riskrule_error_code(error, i)),
              backend.text(abi.riskrule_error_text(error, i)),
              backend.text(abi.riskrule_error_file(error, i)),
              abi.riskrule_error_line(error, i),
              abi.riskrule_error_column(error, i),
              backend.text(abi.riskrule_error_pointer(error, i)),
              backend.text(abi.riskrule_error_guess(error, i))));
    }
    return Collections.unmodifiableList(all);
  }
}
