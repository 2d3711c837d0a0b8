#include "xml.hpp"

#include <algorithm>
#include <utility>

namespace riskrule::dmn {

namespace {

bool declares_namespaces(pugi::xml_node node) noexcept {
  for (const auto declared : node.attributes())
    if (std::string_view(declared.name()).starts_with("xmlns")) return true;
  return false;
}

/// The offset of the first byte that is not UTF-8, or npos.
std::size_t first_bad_byte(std::string_view text) noexcept {
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : (lead & 0xF0U) == 0xE0U ? 2 : 3;
    if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || i + more >= text.size()) return i;
    for (std::size_t k = 1; k <= more; ++k)
      if (starts_code_point(text[i + k])) return i;
    i += more + 1;
  }
  return std::string_view::npos;
}

Diagnostic located_in(const std::string& file, std::string_view xml, std::size_t offset, Diagnostic d) {
  d.file = file;
  const auto begin = static_cast<std::uint32_t>(offset < xml.size() ? offset : xml.size());
  return located(std::move(d), xml, {begin, begin + 1});
}

/// The first element nested deeper than `limit`; walks without recursion.
pugi::xml_node too_deep(pugi::xml_node root, std::uint32_t limit) {
  std::uint32_t depth = 1;
  for (pugi::xml_node node = root; node;) {
    if (depth > limit) return node;
    if (node.first_child()) {
      node = node.first_child();
      ++depth;
      continue;
    }
    while (node && node != root && !node.next_sibling()) {
      node = node.parent();
      --depth;
    }
    if (!node || node == root) break;
    node = node.next_sibling();
  }
  return {};
}

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view xml) noexcept {
  return xml.starts_with(byte_order_mark) ? xml.substr(byte_order_mark.size()) : xml;
}

/// Bytes of one character as the file writes it: a reference like `&lt;` is one character.
std::size_t raw_length(std::string_view xml, std::size_t i) noexcept {
  if (xml[i] == '&') {
    const auto end = xml.find(';', i);
    if (end != std::string_view::npos && end - i <= 10) return end - i + 1;
  }
  std::size_t n = 1;
  while (i + n < xml.size() && !starts_code_point(xml[i + n])) ++n;
  return n;
}

}  // namespace

Result<std::shared_ptr<const Document>> Document::parse(std::string_view xml, std::string file,
                                                        const XmlLimits& limits) {
  xml = without_mark(xml);
  if (xml.size() > limits.bytes)
    return Diagnostic{.code = "limit.xml_bytes",
                      .message = "the XML text is longer than " + std::to_string(limits.bytes) + " bytes",
                      .file = std::move(file)};
  if (const auto bad = first_bad_byte(xml); bad != std::string_view::npos)
    return located_in(file, xml, bad, {.code = "dmn.encoding", .message = "the XML text is not UTF-8"});
  auto document = std::make_shared<Document>();
  document->xml_ = xml;
  document->file_ = std::move(file);
  const auto flags = pugi::parse_default | pugi::parse_doctype | pugi::parse_ws_pcdata_single;
  const auto parsed = document->tree_.load_buffer(xml.data(), xml.size(), flags, pugi::encoding_utf8);
  if (!parsed) {
    const auto offset = static_cast<std::size_t>(parsed.offset < 0 ? 0 : parsed.offset);
    return located_in(
        document->file_, xml, offset,
        {.code = "dmn.xml", .message = "this is not well-formed XML: " + std::string(parsed.description())});
  }
  for (const pugi::xml_node node : document->tree_.children()) {
    if (node.type() != pugi::node_doctype) continue;
    if (std::string_view(node.value()).find("<!ENTITY") != std::string_view::npos)
      return located_in(document->file_, xml, Document::offset_of(node),
                        {.code = "dmn.doctype", .message = "a document type that declares entities is not read"});
  }
  if (const auto deep = too_deep(document->root(), limits.depth))
    return document->at(deep, {.code = "limit.xml_depth",
                               .message = "elements are nested deeper than " + std::to_string(limits.depth)});
  return std::shared_ptr<const Document>(std::move(document));
}

std::size_t Document::offset_of(pugi::xml_node node) noexcept {
  const auto offset = node.offset_debug();
  return offset < 0 ? 0 : static_cast<std::size_t>(offset);
}

XmlPlaces::XmlPlaces(std::string_view xml, const std::string& file) noexcept : xml_(without_mark(xml)), file_(file) {}

Diagnostic XmlPlaces::at(std::size_t offset, Diagnostic d) const {
  const std::size_t begin = std::min(offset, xml_.size());
  const std::size_t end = std::min(xml_.find_first_of(" \t\r\n/>", begin), xml_.size());
  d.file = file_;
  return located(std::move(d), xml_,
                 {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(std::max(end, begin + 1))});
}

Diagnostic XmlPlaces::in_text(std::size_t offset, Diagnostic d) const {
  Place here{1, 1};
  std::size_t i = std::min(offset, xml_.size());
  while (i < xml_.size() && here != d.place && d.place.line != 0 && here.line <= d.place.line) {
    if (xml_[i] == '<') break;
    const bool line_end = xml_[i] == '\n';
    i += raw_length(xml_, i);
    here = line_end ? Place{here.line + 1, 1} : Place{here.line, here.column + 1};
  }
  std::size_t end = i;
  for (std::uint32_t k = 0; k < d.width && end < xml_.size() && xml_[end] != '<' && xml_[end] != '\n'; ++k)
    end += raw_length(xml_, end);
  d.file = file_;
  d.line.clear();
  return located(std::move(d), xml_, {static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(end)});
}

XmlText Document::text_of(pugi::xml_node node) const {
  XmlText out{{}, offset_of(node)};
  bool first = true;
  for (const pugi::xml_node part : node.children()) {
    if (part.type() != pugi::node_pcdata && part.type() != pugi::node_cdata) continue;
    if (first) out.offset = offset_of(part);
    first = false;
    out.text += part.value();
  }
  return out;
}

std::string_view local_name(pugi::xml_node node) noexcept {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view prefix_of(pugi::xml_node node) noexcept {
  const std::string_view name = node.name();
  const auto colon = name.find(':');
  return colon == std::string_view::npos ? std::string_view() : name.substr(0, colon);
}

std::string_view attribute(pugi::xml_node node, const char* name) noexcept { return node.attribute(name).value(); }

bool is_kin(pugi::xml_node node, pugi::xml_node parent) {
  const auto own = prefix_of(node);
  const auto above = prefix_of(parent);
  if (own == above && !declares_namespaces(node)) return true;  // as nearly all are
  return namespace_of(node, own) == namespace_of(parent, above);
}

std::vector<pugi::xml_node> elements(pugi::xml_node parent) {
  std::vector<pugi::xml_node> out;
  for (const pugi::xml_node node : parent.children())
    if (node.type() == pugi::node_element && is_kin(node, parent)) out.push_back(node);
  return out;
}

namespace {

bool is_named(pugi::xml_node node, pugi::xml_node parent, std::string_view name) {
  return node.type() == pugi::node_element && local_name(node) == name && is_kin(node, parent);
}

}  // namespace

std::vector<pugi::xml_node> children(pugi::xml_node parent, std::string_view name) {
  std::vector<pugi::xml_node> out;
  for (const pugi::xml_node node : parent.children())
    if (is_named(node, parent, name)) out.push_back(node);
  return out;
}

pugi::xml_node child(pugi::xml_node parent, std::string_view name) {
  for (const pugi::xml_node node : parent.children())
    if (is_named(node, parent, name)) return node;
  return {};
}

std::string_view namespace_of(pugi::xml_node node, std::string_view prefix) {
  const std::string name = prefix.empty() ? std::string("xmlns") : "xmlns:" + std::string(prefix);
  for (; node; node = node.parent())
    if (const auto found = node.attribute(name.c_str())) return found.value();
  return {};
}

}  // namespace riskrule::dmn
