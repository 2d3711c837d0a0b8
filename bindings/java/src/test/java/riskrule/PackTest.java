package riskrule;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Paths;
import org.junit.Test;

public class PackTest {
  @Test
  public void knowsThePacksOfTheLibrary() {
    assertTrue(Pack.ids().contains("\"cn.shanghai\""));
    try (Pack pack = Pack.builtin("cn.shanghai+cn.land");
        Pack country = Pack.builtin("cn")) {
      assertTrue(pack.id(), pack.id().contains("cn.land"));
      assertTrue(pack.dutyCount() > country.dutyCount());
      assertTrue(country.bindingCount() <= country.dutyCount());
      assertTrue(pack.json().startsWith("["));
      assertTrue(country.test().contains("\"passed\""));
    }
  }

  @Test
  public void writesDmn() {
    try (Pack pack = Pack.builtin("cn.competition");
        Model model = Model.load(Scope.utf8(pack.dmn()), null, Mode.STANDARD, null);
        Pack none = Pack.builtin("method.index-a")) {
      assertTrue(model.describe().contains("\"decisions\""));
      Examples.thrown(RiskruleException.class, none::dmn);
    }
    String xml =
        Model.write(
            "{\"name\": \"m\", \"uri\": \"urn:m\", \"decisions\": [{\"name\": \"d\", \"expression\": \"1 + 1\"}]}", null);
    try (Model model = Model.load(Scope.utf8(xml), null, Mode.STANDARD, null)) {
      assertTrue(model.evaluate("d", null).contains("\"d\": 2"));
    }
    Examples.thrown(RiskruleException.class, () -> Model.write("{}", "m.json"));
  }

  @Test
  public void choosesByPlaceAndDate() {
    try (Matter matter = Examples.songjiang();
        Pack pack = Pack.choose(matter, "2024-01-01")) {
      assertTrue(pack.id(), pack.id().startsWith("cn.shanghai"));
    }
  }

  @Test
  public void loadsAFileAndParentsFromMemory() throws IOException {
    byte[] country = Files.readAllBytes(Paths.get("seeds/packs/cn.json"));
    byte[] city = Files.readAllBytes(Paths.get("seeds/packs/cn.shanghai.json"));
    try (Pack builtin = Pack.builtin("cn.shanghai");
        Pack read = Pack.load(city, "cn.shanghai.json", country);
        Pack file = Pack.load(Paths.get("seeds/packs/cn.shanghai.json"))) {
      assertEquals(builtin.dutyCount(), read.dutyCount());
      assertEquals(builtin.json(), file.json());
    }
    RiskruleException problem = Examples.thrown(RiskruleException.class, () -> Pack.load("{\"id\": 1}"));
    assertFalse(problem.diagnostics().isEmpty());
  }

  @Test
  public void offersTheMethodsByThemselves() {
    try (Pack pack = Pack.builtin("method.index-b")) {
      assertTrue(pack.degree("low", "high").contains("\"degree\""));
      Examples.thrown(RiskruleException.class, () -> pack.degree("low", "hihg"));
    }
    String product =
        Riskrule.index(
            Riskrule.Index.PRODUCT,
            "{\"factors\": [{\"name\": \"a\", \"weight\": 1, \"likelihood\": 0.2, \"impact\": 0.2}]}");
    assertTrue(product, product.contains("0.04"));
    String weights = 
        Riskrule.weights(
            "{\"judgements\": [[1, 3], [0.3333333333, 1]], \"method\": \"eigenvector\", "
                + "\"random_index\": \"Saaty\", \"bound\": 0.1, \"reciprocity\": 0.01}");
    assertTrue(weights, weights.contains("\"consistent\""));
  }

  @Test
  public void checksAndDescribes() {
    assertTrue(Riskrule.check(Examples.utf8("{"), "m.json").contains("\"m.json\""));
    assertTrue(Riskrule.schema("matter").contains("2020-12"));
    Examples.thrown(RiskruleException.class, () -> Riskrule.schema("no such type"));
    assertTrue(Riskrule.hasFeature("dmn"));
    assertFalse(Riskrule.hasFeature("no such feature"));
    assertTrue(Riskrule.builtins().contains("string length"));
    assertTrue(Riskrule.version().matches("\\d+\\.\\d+\\.\\d+"));
  }
}
