// The header for C++11, compiled as such.
#include "door.hpp"
#include "riskrule/riskrule_c.hpp"

namespace {

namespace rr = riskrule::c;

class Cpp11 {
 public:
  Cpp11()
      : call_(rr::Expression::compile(door::expression,
                                      rr::CompileOptions({{"likelihood", ""}, {"impact", ""}}, rr::Mode::standard))) {}
  void take(const door::Row& row) { rows_.push_back(row); }
  rr::Decimal product(std::size_t i) {
    call_.set(0, rr::Decimal{rows_[i].likelihood, -1});
    call_.set(1, rr::Decimal{rows_[i].impact, -1});
    call_.run();
    rr::Decimal out = {0, 0};
    call_.number(out);
    return out;
  }
  bool is(const rr::Decimal& found, std::int64_t hundredths) {
    return found.coefficient == hundredths && found.exponent == -2;
  }
  std::string assess(const std::string& json) {
    const rr::Matter matter = rr::Matter::read(json, "matter.json");
    return rr::render(matter, rr::assess(matter), rr::Format::json);
  }

 private:
  rr::Call call_;
  std::vector<door::Row> rows_;
};

}  // namespace

int main() { return door::serve<Cpp11>(); }
