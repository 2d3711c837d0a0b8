// The line protocol of a driver (see README.md), shared by the drivers in C++. Standard C++11, for the door that needs no more.
#pragma once

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <functional>
#include <iostream>
#include <sstream>
#include <string>

namespace protocol {

using Clock = std::chrono::steady_clock;

inline double since(Clock::time_point start) {
  return std::chrono::duration<double, std::nano>(Clock::now() - start).count();
}

/// Keeps the compiler from leaving out what made `value`.
template <class T>
void keep(const T& value) {
  asm volatile("" : : "g"(&value) : "memory");
}

/// How `once` does over about that many nanoseconds, as a line of JSON; `bytes` is what it left there.
template <class Once>
std::string time(double budget_ns, Once once, const std::size_t& bytes = 0) {
  for (double count = 1;;) {
    const Clock::time_point start = Clock::now();
    for (double n = 0; n < count; ++n) once();
    const double spent = since(start);
    if (spent >= budget_ns * 0.8) {
      std::ostringstream out;
      out << "{\"ns\": " << spent / count << ", \"count\": " << count << ", \"bytes\": " << bytes << "}";
      return out.str();
    }
    count = std::ceil(count * std::min(std::max(budget_ns / std::max(spent, 100.0), 1.3), 64.0));
  }
}

/// The answer to `load`: all of the ring was compared.
inline std::string loaded(std::size_t checked, double load_ns, double first_ns) {
  std::ostringstream out;
  out << std::fixed << "{\"checked\": " << checked << ", \"load_ns\": " << load_ns << ", \"first_ns\": " << first_ns
      << "}";
  return out.str();
}

/// Answers commands until there are no more. `load` takes a path, `time` nanoseconds and whether to trace.
inline void serve(const std::function<std::string(const std::string&)>& load,
                  const std::function<std::string(double, bool)>& time) {
  bool ready = false;
  for (std::string line; std::getline(std::cin, line);) {
    std::istringstream words(line);
    std::string command, argument, how;
    words >> command >> argument >> how;
    if (command == "load") {
      std::cout << load(argument) << std::endl;
      ready = true;
    } else if (command == "time" && ready) {
      std::cout << time(std::stod(argument) * 1e6, how == "traced") << std::endl;
    } else {
      std::cout << "{\"error\": \"unknown command, or nothing is loaded\"}" << std::endl;
    }
  }
}

}  // namespace protocol
