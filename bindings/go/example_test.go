package riskrule_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"

	"riskrule"
)

func Example() {
	json, err := os.ReadFile("../../seeds/matters/songjiang-quality-2024.json")
	if err != nil {
		log.Fatal(err)
	}
	matter, err := riskrule.ReadMatter(json, "songjiang.json")
	if err != nil {
		log.Fatal(err) // every problem, each with its place
	}
	defer matter.Close()
	assessment, err := matter.Assess(context.Background(), nil) // the rules follow from the matter's place and date
	if err != nil {
		log.Fatal(err)
	}
	defer assessment.Close()
	grade, _ := assessment.Grade()
	findings, _ := assessment.Findings()
	fmt.Println(grade.Word, grade.Origin)
	for _, finding := range findings {
		if finding.Duty == "comment-period" {
			fmt.Println(finding.Verdict, finding.Missing, finding.Basis)
		}
	}
	// Output:
	// 低 asserted
	// cannot_tell [/consultations/0/closed] [国务院令第713号 第十五条第一款]
}

func ExampleError() {
	_, err := riskrule.ReadMatter([]byte(`{"id": "m", "title": "t", "jurisdiktion": "310000"}`), "bad.json")
	var problems *riskrule.Error
	if errors.As(err, &problems) {
		for _, d := range problems.Diagnostics {
			fmt.Println(problems.Status, d.Code, d.File, d.Line, d.Column, d.Pointer, d.Guess)
		}
	}
	// Output:
	// bad_input json.unknown_member bad.json 1 27 /jurisdiktion jurisdiction
	// bad_input json.missing_member bad.json 1 1
}

func ExampleExpression_Evaluate() {
	expression, err := riskrule.Compile("0.2 * 0.2 <= limit", &riskrule.CompileOptions{
		Inputs: []riskrule.Input{{Name: "limit", Type: "number"}},
	})
	if err != nil {
		log.Fatal(err)
	}
	defer expression.Close()
	value, _ := expression.Evaluate(context.Background(), []byte(`{"limit": 0.04}`))
	fmt.Print(string(value))
	// Output: true
}

func ExampleExpression_NewCall() {
	expression, err := riskrule.Compile("x * 2", &riskrule.CompileOptions{Inputs: []riskrule.Input{{Name: "x"}}})
	if err != nil {
		log.Fatal(err)
	}
	defer expression.Close()
	call, err := expression.NewCall()
	if err != nil {
		log.Fatal(err)
	}
	defer call.Close()
	_ = call.SetNumber(0, 25, -2) // 0.25
	value, err := call.Run(context.Background())
	fmt.Println(value, err)
	// Output: 50E-2 <nil>
}

func ExampleModel_Evaluate() {
	xml, err := os.ReadFile("../../tests/corpus/check_dmn/dates.dmn")
	if err != nil {
		log.Fatal(err)
	}
	model, err := riskrule.LoadModel(xml, nil)
	if err != nil {
		log.Fatal(err)
	}
	defer model.Close()
	answer, err := model.Evaluate(context.Background(), "law in force", []byte(`{"published": "2023-12-31"}`))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Print(string(answer))
	// Output:
	// {
	//   "decisions": {
	//     "law in force": "order 713"
	//   },
	//   "problems": []
	// }
}

func ExampleStartJob() {
	job, err := riskrule.StartJob([]byte("{\"id\": \"m\"}\n"), nil)
	if err != nil {
		log.Fatal(err)
	}
	defer job.Close()
	result, err := job.Result(context.Background())
	progress, _ := job.Poll()
	fmt.Println(len(result) > 0, err, progress)
	// Output: true <nil> {1 1 true}
}
