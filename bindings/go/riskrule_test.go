package riskrule_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"riskrule"
)

const (
	songjiang = "../../seeds/matters/songjiang-quality-2024.json"
	methods   = "../../seeds/matters/example-methods.json"
	dates     = "../../tests/corpus/check_dmn/dates.dmn"
)

var background = context.Background()

// got gives the value, or ends the test.
func got[T any](value T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func read(t *testing.T, path string) *riskrule.Matter {
	t.Helper()
	text := got(os.ReadFile(path))(t)
	matter := got(riskrule.ReadMatter(text, path))(t)
	t.Cleanup(func() { matter.Close() })
	return matter
}

func assess(t *testing.T, matter *riskrule.Matter, options *riskrule.Options) *riskrule.Assessment {
	t.Helper()
	assessment := got(matter.Assess(background, options))(t)
	t.Cleanup(func() { assessment.Close() })
	return assessment
}

func TestVersion(t *testing.T) {
	if !strings.HasPrefix(riskrule.Version(), "0.") || riskrule.ABIVersion() != 1 {
		t.Errorf("%s, ABI %d", riskrule.Version(), riskrule.ABIVersion())
	}
	if !riskrule.HasFeature("dmn") || riskrule.HasFeature("clairvoyance") || riskrule.HasFeature("dmn\x00") {
		t.Error("features")
	}
}

func TestMatterIsWrittenAndReadBack(t *testing.T) {
	matter := read(t, songjiang)
	written := got(matter.JSON())(t)
	again := got(riskrule.ReadMatter(written, ""))(t)
	defer again.Close()
	if !bytes.Equal(written, got(again.JSON())(t)) {
		t.Error("the second writing differs")
	}
	if id := got(matter.Part("/id"))(t); string(id) != "\"songjiang-quality-2024\"\n" {
		t.Errorf("id %s", id)
	}
	if _, err := matter.Part("/nowhere"); err == nil {
		t.Error("there is no such part")
	}
}

func TestAssessment(t *testing.T) {
	assessment := assess(t, read(t, songjiang), &riskrule.Options{AsOf: "2024-01-31"})
	if grade := got(assessment.Grade())(t); grade != (riskrule.Grade{Word: "低", Origin: "asserted"}) {
		t.Errorf("grade %v", grade)
	}
	outcome := got(assessment.Outcome())(t)
	if outcome.Permission == "" || !utf8.ValidString(outcome.Sentence) {
		t.Errorf("outcome %v", outcome)
	}
	findings := got(assessment.Findings())(t)
	verdicts := map[string]int{}
	for _, f := range findings {
		verdicts[f.Verdict]++
		if f.Duty == "" || f.Says == "" || len(f.Basis) == 0 {
			t.Errorf("a finding without duty, sentence or clause: %+v", f)
		}
	}
	if verdicts["violated"] < 2 || verdicts[""] != 0 {
		t.Errorf("verdicts %v", verdicts)
	}
	var part string
	if err := json.Unmarshal(got(assessment.Part("/findings/0/duty"))(t), &part); err != nil || part != findings[0].Duty {
		t.Errorf("part %q, %v", part, err)
	}
}

func TestReports(t *testing.T) {
	assessment := assess(t, read(t, songjiang), nil)
	begins := map[riskrule.Format]string{
		riskrule.JSON: "{", riskrule.Plain: "松江区", riskrule.Markdown: "#", riskrule.HTML: "<!doctype html>",
	}
	for format, begin := range begins {
		report := got(assessment.Render(format))(t)
		if !bytes.HasPrefix(report, []byte(begin)) || !utf8.Valid(report) {
			t.Errorf("format %d begins %.40q", format, report)
		}
	}
	one, all := got(assessment.Explain("comment-period"))(t), got(assessment.Explain(""))(t)
	if !bytes.Contains(one, []byte("/consultations/0/closed")) || len(all) <= len(one) {
		t.Error("explanations")
	}
	if _, err := assessment.Render(99); err == nil {
		t.Error("there is no format 99")
	}
}

func TestQuestions(t *testing.T) {
	matter := read(t, songjiang)
	early := assess(t, matter, &riskrule.Options{AsOf: "2023-12-01"})
	late := assess(t, matter, &riskrule.Options{AsOf: "2024-06-30"})
	answers := map[string][]byte{
		"compare":  got(riskrule.Compare(riskrule.JSON, early, late))(t),
		"versions": got(riskrule.CompareVersions(early, late, riskrule.JSON))(t),
		"follow":   got(late.FollowUp(riskrule.JSON))(t),
		"similar":  got(early.Similar([]*riskrule.Assessment{late}, nil, 1, riskrule.JSON))(t),
	}
	pack := got(riskrule.BuiltinPack("method.index-b"))(t)
	defer pack.Close()
	explored := riskrule.ExploreOptions{Options: riskrule.Options{Pack: pack}, Draws: 1000, Seed: 42}
	road := read(t, "../../seeds/matters/example-road-project.json")
	answers["explore"] = got(road.Explore(background, &explored, riskrule.JSON))(t)
	for name, answer := range answers {
		if !json.Valid(answer) || len(answer) < 20 {
			t.Errorf("%s: %.80s", name, answer)
		}
	}
	again := got(road.Explore(background, &explored, riskrule.JSON))(t)
	if !bytes.Equal(again, answers["explore"]) {
		t.Error("the same seed gives another answer")
	}
	if _, err := riskrule.Compare(riskrule.JSON, early); err == nil {
		t.Error("one assessment can not be compared")
	}
}

func TestPacks(t *testing.T) {
	ids := got(riskrule.PackIDs())(t)
	pack := got(riskrule.BuiltinPack("cn.shanghai"))(t)
	defer pack.Close()
	all, binding := pack.Duties()
	if len(ids) < 5 || pack.ID() != "cn.shanghai" || binding == 0 || all < binding {
		t.Errorf("%v %s %d %d", ids, pack.ID(), all, binding)
	}
	tests := got(pack.Test())(t)
	for _, test := range tests {
		if !test.Passed {
			t.Errorf("%+v", test)
		}
	}
	chosen := got(riskrule.ChoosePack(read(t, songjiang), "2024-01-31"))(t)
	defer chosen.Close()
	if len(tests) == 0 || chosen.ID() != "cn.shanghai.songjiang" {
		t.Errorf("%d tests, %s", len(tests), chosen.ID())
	}
}

func TestWrittenModels(t *testing.T) {
	pack := got(riskrule.BuiltinPack("cn.competition"))(t)
	defer pack.Close()
	tables := got(riskrule.LoadModel(got(pack.DMN())(t), nil))(t)
	defer tables.Close()
	if described := string(got(tables.Describe())(t)); !strings.Contains(described, `"decisions": [`) {
		t.Error(described)
	}
	description := `{"name": "m", "uri": "urn:m", "decisions": [{"name": "d", "expression": "1 + 1"}]}`
	model := got(riskrule.LoadModel(got(riskrule.WriteModel([]byte(description), ""))(t), nil))(t)
	defer model.Close()
	if answer := string(got(model.Evaluate(context.Background(), "d", nil))(t)); !strings.Contains(answer, `"d": 2`) {
		t.Error(answer)
	}
	if _, err := riskrule.WriteModel([]byte("{}"), "m.json"); err == nil {
		t.Error("a description without a name")
	}
}

func TestLoadedPack(t *testing.T) {
	builtin := got(riskrule.BuiltinPack("cn"))(t)
	defer builtin.Close()
	var layers []json.RawMessage
	if err := json.Unmarshal(got(builtin.JSON())(t), &layers); err != nil || len(layers) != 1 {
		t.Fatal(err, len(layers))
	}
	shanghai := got(os.ReadFile("../../seeds/packs/cn.shanghai.json"))(t)
	for _, parents := range [][][]byte{nil, {layers[0]}} {
		pack := got(riskrule.LoadPack(shanghai, "cn.shanghai.json", parents...))(t)
		defer pack.Close()
		if all, _ := pack.Duties(); pack.ID() != "cn.shanghai" || all < 50 {
			t.Errorf("%s has %d duties", pack.ID(), all)
		}
		assessment := assess(t, read(t, songjiang), &riskrule.Options{Pack: pack})
		if findings := got(assessment.Findings())(t); len(findings) < 50 {
			t.Errorf("%d findings", len(findings))
		}
	}
}

func TestMethodsAndTools(t *testing.T) {
	weights := got(riskrule.Weights([]byte(`{"judgements": [[1, 4], [0.25, 1]], "method": "geometric_mean",
		"random_index": "Saaty", "bound": 0.1, "reciprocity": 0.01}`)))(t)
	var weighed struct{ Weights []json.Number }
	if err := json.Unmarshal(weights, &weighed); err != nil || weighed.Weights[0] != "0.8" {
		t.Errorf("%s", weights)
	}
	index := got(riskrule.Index(riskrule.Product, []byte(`{"factors": [{"name": "a", "weight": 1, "likelihood": 0.2, "impact": 0.2}]}`)))(t)
	var answer struct{ Value json.Number }
	if err := json.Unmarshal(index, &answer); err != nil || answer.Value != "0.04" {
		t.Errorf("%s", index)
	}
	if text := got(riskrule.FromGB18030([]byte{0xb5, 0xcd}, ""))(t); string(text) != "低" {
		t.Errorf("%q", text)
	}
	if manual := got(riskrule.Builtins())(t); !bytes.Contains(manual, []byte("substring")) {
		t.Error("the manual lacks a function")
	}
	if schema := got(riskrule.Schema("matter"))(t); !json.Valid(schema) {
		t.Error("the schema is no JSON")
	}
	problems := got(riskrule.ParseDiagnostics(got(riskrule.Check([]byte(`{"id": 5}`), "m.json"))(t)))(t)
	if len(problems) == 0 || problems[0].Severity != riskrule.Severe || problems[0].File != "m.json" {
		t.Errorf("%+v", problems)
	}
}
