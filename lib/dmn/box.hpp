// Compiled boxed expressions. A box reads and writes a frame: one slot per name that is visible somewhere in its
// element. Names of contexts, parameters and iterators take slots behind those of the element's requirements.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "coerce.hpp"
#include "riskrule/dmn/table.hpp"

namespace riskrule::dmn {

struct Node;  // model_data.hpp
struct Run;   // run.hpp

/// The slots of one element's evaluation, in the arena. Functions copy the frame that they are made in.
using Frame = std::span<feel::Value>;

class Box {
 public:
  Box() = default;
  Box(const Box&) = delete;
  Box& operator=(const Box&) = delete;
  virtual ~Box() = default;

  /// The value, coerced to the box's type.
  feel::Value value(Run& run, Frame frame) const { return settled ? evaluate(run, frame) : coerced(run, frame); }
  /// Is every value(), if it is not null, one of the type as it stands? False where that can not be told beforehand.
  virtual bool yields(const ItemTypePtr& wanted) const { return wanted == nullptr || wanted == held; }

  ItemTypePtr type{};                     ///< of `typeRef`, or null
  feel::TypePtr seen = feel::any_type();  ///< what later expressions may rely on
  ItemTypePtr held{};                     ///< what value(), if it is not null, has been coerced to, if known
  bool settled = false;                   ///< evaluate() yields what has been coerced to `type` already

 protected:
  virtual feel::Value evaluate(Run& run, Frame frame) const = 0;

 private:
  feel::Value coerced(Run& run, Frame frame) const;
};
using BoxPtr = std::unique_ptr<Box>;

struct Parameter {
  std::string name{};
  ItemTypePtr type{};
};

/// An expression that did not compile, or is missing.
struct BrokenBox : Box {
  std::string_view code{};
  std::string message{};

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;
};

struct LiteralBox : Box {
  feel::Expression expression{};
  std::optional<std::uint32_t> slot{};  ///< of one that is just a name

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;
};

struct ContextBox : Box {
  struct Item {
    std::string name{};  ///< empty for the result
    std::uint32_t slot = 0;
    ItemTypePtr type{};  ///< of the entry's variable
    BoxPtr box{};
    bool defines_function = false;  ///< the entry is a function definition, which sees its own name
  };
  std::vector<Item> items{};  ///< at most the last one is the result

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;
};

struct ListBox : Box {
  std::vector<BoxPtr> items{};

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;
};

struct RelationBox : Box {
  std::vector<Parameter> columns{};
  std::vector<std::vector<BoxPtr>> rows{};

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;
};

/// A function with the frame that it was made in. Parameters are slots from `first` on.
struct FunctionBox : Box {
  std::vector<Parameter> parameters{};
  std::vector<std::string_view> names{};
  std::uint32_t first = 0;
  BoxPtr body{};

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;
};

/// The body of a function of kind Java or PMML. Its parameters are slots from `first` on.
struct ExternalBox : Box {
  std::string kind{};  ///< `java`, `pmml`
  BoxPtr mapping{};
  std::uint32_t first = 0;
  std::uint32_t count = 0;

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;
};

/// One that names a knowledge model, whose parameters are known then, needs no function of it: its arguments go straight
/// to the model's frame. A trace shows the function, though.
struct InvocationBox : Box {
  BoxPtr function{};
  std::vector<std::string> names{};
  std::vector<ItemTypePtr> types{};
  std::vector<BoxPtr> arguments{};
  const Node* model = nullptr;             ///< null: the function has to be evaluated
  std::vector<std::uint32_t> places{};     ///< with a model: which parameter each argument is
  std::vector<std::uint32_t> unchecked{};  ///< with a model: parameters to whose types the arguments may not conform

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;

 private:
  feel::Value invoke_model(Run& run, Frame frame) const;
};

struct TableBox : Box {
  TableBox(Table compiled, std::size_t place) : table(std::move(compiled)), offset(place) {}
  Table table;
  std::size_t offset;  ///< of its element, in the XML; the origins of its cells are those of their texts

  bool yields(const ItemTypePtr& wanted) const override;

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;
};

struct ConditionalBox : Box {
  BoxPtr condition{};
  BoxPtr then_box{};
  BoxPtr else_box{};

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;
};

/// `whole` is the FEEL filter over the list in `slot`, when the match is a literal expression; so it has FEEL's names
/// and positions. Else `match` is tried with each element in `slot`, and what its type says of its entries in theirs.
struct FilterBox : Box {
  BoxPtr list{};
  std::uint32_t slot = 0;
  std::vector<std::pair<std::string, std::uint32_t>> entries{};
  feel::Expression whole{};
  BoxPtr match{};

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;
};

enum class IteratorKind : std::uint8_t { for_each, some, every };

struct IteratorBox : Box {
  IteratorKind kind = IteratorKind::for_each;
  ItemTypePtr in_type{};
  BoxPtr in{};
  BoxPtr body{};
  std::uint32_t slot = 0;
  std::uint32_t partial_slot = 0;  ///< of `partial`, the results so far, in a for

 protected:
  feel::Value evaluate(Run& run, Frame frame) const override;

 private:
  feel::Value quantified(Run& run, Frame frame, std::span<const feel::Value> items) const;
  feel::Value results(Run& run, Frame frame, std::span<const feel::Value> items) const;
};

}  // namespace riskrule::dmn
