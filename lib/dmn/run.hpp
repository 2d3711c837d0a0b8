// One evaluation of a model: the inputs, what has been computed, and what went wrong. Lives in the arena, since
// functions that it yields refer to it.
#pragma once

#include <span>
#include <vector>

#include "model_data.hpp"
#include "recorder.hpp"

namespace riskrule::dmn {

struct Memo {
  enum class State : std::uint8_t { unknown, known };
  State state = State::unknown;
  feel::Value value{};
};

struct Run {
  feel::Evaluation* call = nullptr;
  const ModelData* model = nullptr;
  feel::Value inputs{};
  std::span<Memo> memo{};                    ///< one per ModelData::all
  std::vector<Problem>* problems = nullptr;  ///< of the top run while it runs, else null
  Recorder* recorder = nullptr;              ///< of the top run while it runs, if someone asks how
  Run* top = nullptr;                        ///< the run that the host began
};

/// A run over the model in the arena. `outer` is null for one that the host begins.
Run& begin_run(feel::Evaluation& call, const ModelData& model, const feel::Value& inputs, Run* outer);
/// The element's value in this run; of a knowledge model or service: the function.
feel::Value value_of(Run& run, const Node& node);
/// A frame with the slots of the element's requirements filled, but for models that are only invoked by their name.
Frame frame_of(Run& run, const Node& node);
/// The value of a knowledge model whose parameters stand in the frame.
feel::Value run_knowledge(Run& run, const Node& node, Frame frame);
/// Runs a service with the values of its parameters, in a run of its own.
feel::Value run_service(Run& run, const Node& service, std::span<const feel::Value> arguments);
/// Notes why `value` is null, if it is and has a reason.
void note(Run& run, const Node& node, const feel::Value& value);

/// A function value of the host: `native` is called with one value per parameter. All must live as long as the arena.
feel::Value make_function(Run& run, std::string_view name, std::span<const std::string_view> parameters,
                          const feel::Type* type, feel::NativeFunction native, const void* context);

}  // namespace riskrule::dmn
