package riskrule_test

import (
	"errors"
	"os"
	"runtime"
	"sync"
	"testing"

	"riskrule"
)

// everything does each thing that can be done with an object, and hands on the errors.
func everything(m *riskrule.Matter, p *riskrule.Pack, a *riskrule.Assessment, e *riskrule.Expression,
	c *riskrule.Call, d *riskrule.Model, j *riskrule.Job) map[string]error {
	errs := map[string]error{}
	note := func(name string, err error) { errs[name] = err }
	_, err := m.JSON()
	note("matter.json", err)
	_, err = m.Part("/id")
	note("matter.part", err)
	_, err = m.Assess(background, nil)
	note("matter.assess", err)
	_, err = m.Explore(background, nil, riskrule.JSON)
	note("matter.explore", err)
	_, err = riskrule.ChoosePack(m, "2024-01-01")
	note("pack.choose", err)
	_, err = p.JSON()
	note("pack.json", err)
	_, err = p.Test()
	note("pack.test", err)
	_, err = p.Degree("low", "low")
	note("pack.degree", err)
	for name, call := range map[string]func() ([]byte, error){
		"part":      func() ([]byte, error) { return a.Part("") },
		"render":    func() ([]byte, error) { return a.Render(riskrule.JSON) },
		"explain":   func() ([]byte, error) { return a.Explain("") },
		"follow up": func() ([]byte, error) { return a.FollowUp(riskrule.JSON) },
		"compare":   func() ([]byte, error) { return riskrule.Compare(riskrule.JSON, a, a) },
		"versions":  func() ([]byte, error) { return riskrule.CompareVersions(a, a, riskrule.JSON) },
		"similar":   func() ([]byte, error) { return a.Similar([]*riskrule.Assessment{a}, nil, 1, riskrule.JSON) },
		"evaluate":  func() ([]byte, error) { return e.Evaluate(background, nil) },
		"describe":  func() ([]byte, error) { return d.Describe() },
		"model":     func() ([]byte, error) { return d.Evaluate(background, "", nil) },
		"why":       func() ([]byte, error) { return d.Explain(background, "", nil) },
		"proofs":    func() ([]byte, error) { return d.Check() },
		"result":    func() ([]byte, error) { return j.Result(background) },
	} {
		_, err := call()
		note(name, err)
	}
	_, err = e.NewCall()
	note("call.new", err)
	xml, _ := os.ReadFile(dates)
	importing, err := riskrule.LoadModel(xml, &riskrule.ModelOptions{Imports: []*riskrule.Model{d}})
	importing.Close()
	note("model.import", err)
	note("call.set", c.SetNull(0))
	note("call.json", c.SetJSON(0, []byte("1")))
	_, err = c.Run(background)
	note("call.run", err)
	return errs
}

func TestNilIsAnError(t *testing.T) {
	for name, err := range everything(nil, nil, nil, nil, nil, nil, nil) {
		var of *riskrule.Error
		if !errors.As(err, &of) || len(of.Diagnostics) != 1 || of.Diagnostics[0].Severity != riskrule.Severe ||
			(of.Diagnostics[0].Code != "c.argument" && of.Status != riskrule.BadArgument) {
			t.Errorf("%s: %v", name, err)
		}
	}
	empty := everything(&riskrule.Matter{}, &riskrule.Pack{}, &riskrule.Assessment{}, &riskrule.Expression{},
		&riskrule.Call{}, &riskrule.Model{}, &riskrule.Job{})
	for name, err := range empty {
		if err == nil {
			t.Errorf("%s of an object that was never made", name)
		}
	}
}

func objects(t *testing.T) (*riskrule.Matter, *riskrule.Pack, *riskrule.Assessment, *riskrule.Expression,
	*riskrule.Call, *riskrule.Model, *riskrule.Job) {
	m, p := read(t, songjiang), got(riskrule.BuiltinPack("method.index-b"))(t)
	e := got(riskrule.Compile("x", &riskrule.CompileOptions{Inputs: []riskrule.Input{{Name: "x"}}}))(t)
	return m, p, assess(t, m, nil), e, got(e.NewCall())(t),
		got(riskrule.LoadModel(got(os.ReadFile(dates))(t), nil))(t), got(riskrule.StartJob([]byte("{}\n"), nil))(t)
}

func TestUseAfterCloseIsAnError(t *testing.T) {
	m, p, a, e, c, d, j := objects(t)
	for name, err := range everything(m, p, a, e, c, d, j) {
		if err != nil && name != "pack.degree" && name != "matter.explore" { // this pack has no index
			t.Errorf("%s before closing: %v", name, err)
		}
	}
	for i := 0; i < 2; i++ { // closing twice is harmless
		for _, object := range []interface{ Close() error }{m, p, a, e, c, d, j} {
			if err := object.Close(); err != nil {
				t.Error(err)
			}
		}
	}
	for name, err := range everything(m, p, a, e, c, d, j) {
		if !errors.Is(err, riskrule.ErrClosed) {
			t.Errorf("%s after closing: %v", name, err)
		}
	}
	if p.ID() != "" {
		t.Error("the id of a closed pack")
	}
}

func TestObjectsLiveOnInWhatWasMadeOfThem(t *testing.T) {
	m, _, _, e, _, _, _ := objects(t)
	a, c := assess(t, m, nil), got(e.NewCall())(t)
	m.Close()
	e.Close()
	report := got(a.Render(riskrule.Markdown))(t)
	if len(report) < 1000 {
		t.Errorf("%s", report)
	}
	if err := c.SetText(0, "字"); err != nil {
		t.Error(err)
	}
	if value := got(c.Run(background))(t); value != "字" {
		t.Errorf("%v", value)
	}
}

func TestTextsAreExact(t *testing.T) {
	expression := got(riskrule.Compile("x", &riskrule.CompileOptions{Inputs: []riskrule.Input{{Name: "x"}}}))(t)
	defer expression.Close()
	call := got(expression.NewCall())(t)
	defer call.Close()
	for _, text := range []string{"", "决策", "𠮷", "a\u0000b", "e\u0301"} {
		if err := call.SetText(0, text); err != nil {
			t.Errorf("%q: %v", text, err)
		}
		if value := got(call.Run(background))(t); value != text {
			t.Errorf("%q came back as %q", text, value)
		}
	}
	if err := call.SetText(0, "\xff"); err == nil {
		t.Error("that is no UTF-8")
	}
	for _, err := range []error{call.SetNull(7), call.SetNull(-1), call.SetDate(0, 2023, 2, 29), call.SetDate(0, 1<<32+2024, 1, 1),
		call.SetNumber(0, 1, 7000), call.SetDecimal(0, "1e")} {
		if err == nil {
			t.Error("there is no such input or value")
		}
	}
	if _, err := riskrule.BuiltinPack("cn\x00.shanghai"); err == nil {
		t.Error("a NUL cuts nothing off")
	}
	if _, err := riskrule.ReadMatter([]byte("{\"id\": \"\xe5\x8f\"}"), ""); err == nil {
		t.Error("a letter cut in two is no UTF-8")
	}
}

func TestManyGoroutines(t *testing.T) {
	m, p, a, e, c, d, _ := objects(t)
	want := string(got(a.Render(riskrule.JSON))(t))
	var all sync.WaitGroup
	for i := 0; i < 8; i++ {
		all.Add(1)
		go func(i int) {
			defer all.Done()
			mine, err := m.Assess(background, nil)
			if err != nil {
				t.Error(err)
				return
			}
			if text, err := mine.Render(riskrule.JSON); err != nil || string(text) != want {
				t.Error("another assessment", err)
			}
			_ = c.SetNumber(0, int64(i), 0)
			_, _ = c.Run(background)
			_, _ = e.Evaluate(background, []byte(`{"x": 1}`))
			_, _ = d.Evaluate(background, "", nil)
			_, _ = p.Test()
			if i == 4 { // while the others work
				for _, object := range []interface{ Close() error }{p, a, e, c, d} {
					object.Close()
				}
			}
			// nobody closes mine: its finalizer does
		}(i)
	}
	all.Wait()
	runtime.GC()
	runtime.GC()
}
