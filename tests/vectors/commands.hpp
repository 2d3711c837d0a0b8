// The commands of the corpus of test vectors.
#pragma once

#include <sstream>
#include <string>
#include <vector>

namespace vectors {

using Words = std::vector<std::string>;

inline Words words_of(const std::string& text) {
  std::istringstream in(text);
  Words out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

/// What a line comes to; says what is wrong with a line that can not be read.
std::string answer(const Words& line);

/// Each family answers its own commands and returns nothing for others.
std::string answer_degrees(const Words& line);
std::string answer_weights(const Words& line);
std::string answer_surveys(const Words& line);
std::string answer_cards(const Words& line);
std::string answer_matrix(const Words& line);
std::string answer_outline(const Words& line);

}  // namespace vectors
