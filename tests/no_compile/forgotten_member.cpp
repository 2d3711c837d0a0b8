// Must compile as it stands, and must not with RISKRULE_MUST_FAIL: a member left out of a description is an error.
#include "riskrule/data/describe.hpp"

struct Measure {
  std::string what;
  riskrule::Stated<std::string> who;
  std::vector<std::string> when;
};

#ifdef RISKRULE_MUST_FAIL
RISKRULE_DESCRIBE(Measure, "措施", "A measure.", (what, "内容", "What is done."), (who, "主体", "Who does it."))
#else
RISKRULE_DESCRIBE(Measure, "措施", "A measure.", (what, "内容", "What is done."), (who, "主体", "Who does it."),
                  (when, "时间", "When it is done."))
#endif

int main() { return riskrule::data::type_of<Measure>().members.empty() ? 1 : 0; }
