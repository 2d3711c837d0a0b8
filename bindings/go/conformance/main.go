// Command conformance runs the cases that every door runs, from the root of the repository.
package main

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"riskrule"
)

// A testCase has the arguments of every call; those that are null are empty.
type testCase struct {
	Name       string `json:"name"`
	Call       string `json:"call"`
	Status     string `json:"status"`
	Digest     string `json:"digest"`
	Matter     string `json:"matter"`
	Pack       string `json:"pack"`
	AsOf       string `json:"as_of"`
	Format     string `json:"format"`
	Duty       string `json:"duty"`
	Expression string `json:"expression"`
	Mode       string `json:"mode"`
	InputsText string `json:"inputs_text"`
	Model      string `json:"model"`
	Decision   string `json:"decision"`
	File       string `json:"file"`
	Type       string `json:"type"`
}

func main() {
	folder := os.Getenv("RISKRULE_CONFORMANCE")
	if folder == "" {
		folder = "tests/conformance"
	}
	files, _ := filepath.Glob(filepath.Join(folder, "cases", "*.json")) // in the order of their names
	lines := ""
	failed := len(files) == 0
	for _, file := range files {
		name, digest, err := runCase(file)
		if err != nil {
			fmt.Printf("%s: %v\n", file, err)
			failed = true
		}
		lines += name + " " + digest + "\n"
	}
	fmt.Printf("go %s (cgo): %d cases, digest %s\n", strings.TrimPrefix(runtime.Version(), "go"), len(files), sha([]byte(lines)))
	if failed {
		os.Exit(1)
	}
}

// runCase gives the case's name and the digest that was found; an error says what differs.
func runCase(file string) (name, digest string, err error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return "", "", err
	}
	var c testCase
	if err := json.Unmarshal(text, &c); err != nil {
		return "", "", err
	}
	output, err := call(&c)
	status := "ok"
	var of *riskrule.Error
	if errors.As(err, &of) {
		status, output = of.Status.String(), of.JSON()
	} else if err != nil {
		return c.Name, "", err
	}
	digest = sha(output)
	if status != c.Status || digest != c.Digest {
		return c.Name, digest, fmt.Errorf("%s: expected %s %s, found %s %s:\n%s", c.Name, c.Status, c.Digest, status, digest, output)
	}
	return c.Name, digest, nil
}

func sha(text []byte) string {
	sum := sha256.Sum256(text)
	return hex.EncodeToString(sum[:])
}
