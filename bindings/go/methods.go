package riskrule

// #include "bridge.h"
import "C"

// Degree of one risk point by the pack's rule, from ranks of likelihood and impact ("very_low" ... "very_high"):
// {"degree", "value"}.
func (p *Pack) Degree(likelihood, impact string) ([]byte, error) {
	var args scratch
	defer args.free()
	first, second := args.text(likelihood), args.text(impact)
	c := hold(&args, p.held())
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_degree(c, first, second, out, failed)
	})
}

// IndexVariant says what R is in the index T = sum of w x R.
type IndexVariant int32

// The variants.
const (
	Representative IndexVariant = C.RISKRULE_INDEX_REPRESENTATIVE // A: of the band that holds p x q
	Product        IndexVariant = C.RISKRULE_INDEX_PRODUCT        // B: p x q
	Likelihood     IndexVariant = C.RISKRULE_INDEX_LIKELIHOOD     // C: p
)

// Index reads {"factors": [{"name", "weight", "likelihood", "impact"}], "bands": [{"word", "above", "up_to",
// "representative"}]} (bands for variant A) and gives {"value", "terms"}.
func Index(variant IndexVariant, given []byte) ([]byte, error) {
	var args scratch
	text, length := bytes(given)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_index(C.int32_t(variant), text, length, out, failed)
	})
}

// Weights by pairwise comparison, from {"judgements": [[1, 3], [...]], "method": "eigenvector" | "geometric_mean",
// "random_index": "Saaty", "bound": 0.1, "reciprocity": 0.01}: {"weights", "lambda_max", "index", "ratio", "consistent"}.
func Weights(given []byte) ([]byte, error) {
	var args scratch
	text, length := bytes(given)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_weights(text, length, out, failed)
	})
}
