// An XML text read with pugixml: bounded, without entities of its own, every element and text with its place.
#pragma once

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "riskrule/base/result.hpp"
#include "riskrule/base/source.hpp"

namespace riskrule::dmn {

struct XmlLimits {
  std::size_t bytes = 64U << 20U;
  std::uint32_t depth = 256;
};

/// The text of an element, and where its characters begin in the file.
struct XmlText {
  std::string text{};
  std::size_t offset = 0;  ///< in bytes; of the element itself if it has no text
};

/// Places in an XML text, by offsets that its Document gave.
class XmlPlaces {
 public:
  /// Both must outlive this. A byte order mark is not counted.
  XmlPlaces(std::string_view xml, const std::string& file) noexcept;

  /// A diagnostic that underlines the name of the element that begins there.
  Diagnostic at(std::size_t offset, Diagnostic d) const;
  /// A diagnostic about a place in a text that begins there becomes one about the file.
  Diagnostic in_text(std::size_t offset, Diagnostic d) const;

 private:
  std::string_view xml_;
  const std::string& file_;
};

class Document {
 public:
  static Result<std::shared_ptr<const Document>> parse(std::string_view xml, std::string file, const XmlLimits& limits);

  pugi::xml_node root() const { return tree_.document_element(); }
  const std::string& file() const noexcept { return file_; }

  /// A diagnostic that underlines the element's name.
  Diagnostic at(pugi::xml_node node, Diagnostic d) const { return places().at(offset_of(node), std::move(d)); }
  /// A diagnostic about a place in an element's text becomes one about the file.
  Diagnostic in_text(const XmlText& text, Diagnostic d) const { return places().in_text(text.offset, std::move(d)); }
  /// Where the element begins, for XmlPlaces.
  static std::size_t offset_of(pugi::xml_node node) noexcept;

  /// All character data of the element.
  XmlText text_of(pugi::xml_node node) const;

 private:
  XmlPlaces places() const noexcept { return {xml_, file_}; }

  std::string xml_;
  std::string file_;
  pugi::xml_document tree_;
};

/// The name without a namespace prefix, and the prefix.
std::string_view local_name(pugi::xml_node node) noexcept;
std::string_view prefix_of(pugi::xml_node node) noexcept;
/// The attribute's value, or empty.
std::string_view attribute(pugi::xml_node node, const char* name) noexcept;
/// Is the element in its parent's namespace, whatever their prefixes are?
bool is_kin(pugi::xml_node node, pugi::xml_node parent);
/// The child elements with this local name in the parent's own namespace.
std::vector<pugi::xml_node> children(pugi::xml_node parent, std::string_view name);
/// All child elements in the parent's own namespace, in order: foreign elements (extensions, diagrams) are not seen.
std::vector<pugi::xml_node> elements(pugi::xml_node parent);
/// The first of them, or an empty node.
pugi::xml_node child(pugi::xml_node parent, std::string_view name);
/// The namespace that a prefix (empty: the default) stands for at this element; empty if none.
std::string_view namespace_of(pugi::xml_node node, std::string_view prefix);

}  // namespace riskrule::dmn
