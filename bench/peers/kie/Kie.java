import java.io.File;
import java.util.List;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.api.core.event.AfterEvaluateDecisionTableEvent;
import org.kie.dmn.api.core.event.DMNRuntimeEventListener;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/**
 * KIE Drools DMN. The alpha network is asked for by -D (engines.py); KIE falls back where a table is not fit for
 * it. FEEL compiled to Java classes is not used: it took 22 s to load a table of 100 rules and was no faster. A context is made for each evaluation: KIE writes the results into it.
 */
final class Kie {
  /** Notes which rules matched and were selected: all that KIE tells of a table. */
  static final class Listener implements DMNRuntimeEventListener {
    final StringBuilder text = new StringBuilder();

    @Override
    public void afterEvaluateDecisionTable(AfterEvaluateDecisionTableEvent event) {
      text.append(event.getDecisionTableName()).append(event.getMatches()).append(event.getSelected());
    }
  }

  static Protocol.Ready load(String decision, String path, List<java.util.Map<String, Object>> inputs) {
    Resource file = ResourceFactory.newFileResource(new File(path + ".dmn"));
    DMNRuntime runtime =
        DMNRuntimeBuilder.fromDefaults().buildConfiguration().fromResources(List.of(file)).getOrElseThrow(RuntimeException::new);
    DMNModel model = runtime.getModels().get(0);
    if (model.hasErrors()) throw new IllegalStateException(model.getMessages().toString());
    Listener listener = new Listener();
    return new Protocol.Ready() {
      private DMNResult run(int i) {
        DMNContext context = runtime.newContext();
        inputs.get(i).forEach(context::set);
        return runtime.evaluateByName(model, context, decision);
      }

      @Override
      public Object evaluate(int i) {
        return run(i).getDecisionResultByName(decision).getResult();
      }

      @Override
      public int traced(int i) {
        if (runtime.getListeners().isEmpty()) runtime.addListener(listener);
        listener.text.setLength(0);
        return run(i).getDecisionResults().toString().length() + listener.text.length();
      }
    };
  }

  public static void main(String[] arguments) throws Exception {
    Protocol.serve((work, path, inputs) -> load(work.get("decision").textValue(), path, inputs));
  }
}
