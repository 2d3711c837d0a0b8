// The C ABI, called as a program in C would call it.
#include "door.hpp"
#include "riskrule/riskrule.h"

namespace {

struct Number {
  std::int64_t coefficient;
  std::int32_t exponent;
};

class C {
 public:
  C() {
    const char* names[] = {"likelihood", "impact"};
    riskrule_compile_options options = riskrule_compile_options();
    options.struct_size = sizeof options;
    options.names = names;
    options.name_count = 2;
    const std::string text = door::expression;
    riskrule_expression_compile(text.data(), text.size(), &options, &product_, nullptr);
    riskrule_call_new(product_, &call_, nullptr);
  }
  C(const C&) = delete;
  C& operator=(const C&) = delete;
  ~C() {
    riskrule_call_free(call_);
    riskrule_expression_free(product_);
  }
  void take(const door::Row& row) { rows_.push_back(row); }
  Number product(std::size_t i) {
    Number out = {0, 0};
    riskrule_call_set_number(call_, 0, rows_[i].likelihood, -1);
    riskrule_call_set_number(call_, 1, rows_[i].impact, -1);
    riskrule_call_run(call_, nullptr);
    riskrule_call_number(call_, &out.coefficient, &out.exponent);
    return out;
  }
  bool is(const Number& found, std::int64_t hundredths) {
    return found.coefficient == hundredths && found.exponent == -2;
  }
  std::string assess(const std::string& json) {
    riskrule_matter* matter = nullptr;
    riskrule_assessment* assessment = nullptr;
    riskrule_text* text = nullptr;
    riskrule_matter_read(json.data(), json.size(), "matter.json", &matter, nullptr);
    riskrule_assess(matter, nullptr, nullptr, &assessment, nullptr);
    riskrule_render(matter, assessment, RISKRULE_JSON, &text, nullptr);
    std::string out(riskrule_text_data(text), riskrule_text_size(text));
    riskrule_text_free(text);
    riskrule_assessment_free(assessment);
    riskrule_matter_free(matter);
    return out;
  }

 private:
  riskrule_expression* product_ = nullptr;
  riskrule_call* call_ = nullptr;
  std::vector<door::Row> rows_;
};

}  // namespace

int main() { return door::serve<C>(); }
