import com.alibaba.qlexpress4.Express4Runner;
import com.alibaba.qlexpress4.InitOptions;
import com.alibaba.qlexpress4.QLOptions;

/** QLExpress: expressions, precise, with the compiled script cached by the engine. */
final class Ql {
  public static void main(String[] arguments) throws Exception {
    Protocol.serve((work, path, inputs) -> {
      if (!work.has("java")) return null;
      Express4Runner runner = new Express4Runner(InitOptions.DEFAULT_OPTIONS);
      QLOptions options = QLOptions.builder().precise(true).cache(true).build();
      String script = work.get("java").textValue();
      return i -> runner.execute(script, inputs.get(i), options).getResult();
    });
  }
}
