// Arithmetic, comparisons and choices over whole numbers, many rows at once: what an expression comes to where each of
// its numbers is an integer of 64 bits times a power of ten that is known beforehand.
#pragma once

#include <optional>
#include <vector>

#include "feel/column_kernel.hpp"
#include "feel/program.hpp"

namespace riskrule::feel {

class VectorProgram {
 public:
  /// Rows that it is run on at once, at most: the registers stay in the cache.
  static constexpr std::size_t block = 256;

  /// Nothing if the expression has anything else in it. `is_context`: each entry is an output of the kernel.
  static std::optional<VectorProgram> make(const Program& program, const ColumnKernel& kernel, bool is_context);

  /// Appends the rows' answers. False if nothing was appended, because a row has a null or a number that is too large:
  /// then they have to be evaluated one by one.
  bool run(ColumnWorker& worker, std::size_t begin, std::size_t count) const;

 private:
  friend class VectorCompiler;

  struct Operation {
    Op op = Op::constant;
    std::uint32_t a = 0;  ///< registers; of a slot the kernel's input
    std::uint32_t b = 0;
    std::uint32_t c = 0;
    std::int64_t times_a = 1;  ///< what makes the scales of two numbers equal; of a constant its units
    std::int64_t times_b = 1;
  };
  struct Output {
    std::uint32_t from = 0;
    std::int64_t times = 1;
    std::vector<std::int64_t> codes{};  ///< of the words, in the output's dictionary
  };

  bool load(const ColumnWorker& worker, const Operation& code, std::size_t begin, std::size_t count,
            std::int64_t* out) const;
  bool operate(const Operation& code, std::int64_t* registers, std::size_t count, std::int64_t* out) const;

  std::vector<Operation> code_{};  ///< operation i yields register i
  std::vector<Output> outputs_{};
};

}  // namespace riskrule::feel
