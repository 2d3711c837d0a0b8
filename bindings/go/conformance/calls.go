package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"riskrule"
)

func format(name string) riskrule.Format {
	switch name {
	case "json":
		return riskrule.JSON
	case "text":
		return riskrule.Plain
	case "markdown":
		return riskrule.Markdown
	case "html":
		return riskrule.HTML
	}
	return -1 // one case is that there is no such format
}

var modes = map[string]riskrule.Mode{"standard": riskrule.Standard, "strict": riskrule.Strict}

// call does what a case asks, and gives its output.
func call(c *testCase) ([]byte, error) {
	switch c.Call {
	case "assess":
		return assessed(c, func(a *riskrule.Assessment) ([]byte, error) { return a.Render(format(c.Format)) })
	case "explain":
		return assessed(c, func(a *riskrule.Assessment) ([]byte, error) { return a.Explain(c.Duty) })
	case "write":
		matter, err := read(c.Matter)
		if err != nil {
			return nil, err
		}
		defer matter.Close()
		return matter.JSON()
	case "feel":
		return feel(c)
	case "model":
		return model(c)
	case "check":
		text, err := os.ReadFile(c.File)
		if err != nil {
			return nil, err
		}
		return riskrule.Check(text, c.File)
	case "schema":
		return riskrule.Schema(c.Type)
	}
	return nil, fmt.Errorf("no such call: %s", c.Call)
}

func read(path string) (*riskrule.Matter, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	return riskrule.ReadMatter(text, path)
}

func assessed(c *testCase, tell func(*riskrule.Assessment) ([]byte, error)) ([]byte, error) {
	matter, err := read(c.Matter)
	if err != nil {
		return nil, err
	}
	defer matter.Close()
	options := riskrule.Options{AsOf: c.AsOf}
	if c.Pack != "" {
		if options.Pack, err = riskrule.BuiltinPack(c.Pack); err != nil {
			return nil, err
		}
		defer options.Pack.Close()
	}
	assessment, err := matter.Assess(context.Background(), &options)
	if err != nil {
		return nil, err
	}
	defer assessment.Close()
	return tell(assessment)
}

func feel(c *testCase) ([]byte, error) {
	names, err := members(c.InputsText)
	if err != nil {
		return nil, err
	}
	expression, err := riskrule.Compile(c.Expression, &riskrule.CompileOptions{Mode: modes[c.Mode], Inputs: names})
	if err != nil {
		return nil, err
	}
	defer expression.Close()
	return expression.Evaluate(context.Background(), []byte(c.InputsText))
}

func model(c *testCase) ([]byte, error) {
	xml, err := os.ReadFile(c.Model)
	if err != nil {
		return nil, err
	}
	model, err := riskrule.LoadModel(xml, &riskrule.ModelOptions{File: c.Model})
	if err != nil {
		return nil, err
	}
	defer model.Close()
	return model.Evaluate(context.Background(), c.Decision, []byte(c.InputsText))
}

// members names the members of a JSON object in their order.
func members(object string) (names []riskrule.Input, err error) {
	reader := json.NewDecoder(strings.NewReader(object))
	if _, err = reader.Token(); err != nil {
		return nil, err
	}
	for reader.More() {
		name, err := reader.Token()
		if err != nil {
			return nil, err
		}
		names = append(names, riskrule.Input{Name: name.(string)})
		var value json.RawMessage
		if err := reader.Decode(&value); err != nil {
			return nil, err
		}
	}
	return names, nil
}
