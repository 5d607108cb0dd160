// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "core/base/provenance.h"
#include "core/io/file_info.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace specula::cli {
namespace {

nlohmann::json treeJson(const io::MetadataNode& node) {
    nlohmann::json out = {{"name", node.name}, {"type", node.type}, {"value", node.value}};
    if (!node.path.empty())
        out["path"] = node.path;
    if (!node.children.empty()) {
        auto& children = out["children"] = nlohmann::json::array();
        for (const auto& child : node.children)
            children.push_back(treeJson(child));
    }
    return out;
}

std::string treeText(const io::MetadataNode& node, int depth) {
    std::string out = fmt::format("{:{}}{}{}{}\n", "", 2 * depth, node.name,
                                  node.type.empty() ? "" : "  <" + node.type + ">",
                                  node.value.empty() ? "" : "  " + node.value);
    for (const auto& child : node.children)
        out += treeText(child, depth + 1);
    return out;
}

std::string shapeText(const std::vector<std::int64_t>& shape) {
    return shape.empty() ? "scalar" : fmt::format("{}", fmt::join(shape, "x"));
}

class InfoCommand final : public Command {
  public:
    std::string name() const override { return "info"; }
    std::string summary() const override { return "Say what a file is and what it holds"; }
    std::string example() const override { return "specula-cli info frames.h5 --json"; }
    void declare(CLI::App& app) override {
        app.add_option("FILE", m_file, "the file to look at")->required();
        app.add_flag("--metadata", m_metadata, "the whole tree of groups, attributes and tags");
        app.add_flag("--full-hash", m_fullHash, "SHA-256 over every byte (reads the whole file)");
    }

    Result run(CommandContext& context) override {
        const io::FileInfo info = io::inspectFile(m_file, context.job.cancelToken());
        Result result;
        auto& j = result.json;
        j = {{"file", m_file},
             {"kind", info.kind},
             {"format", info.format},
             {"shape", info.shape},
             {"dtype", info.dtype},
             {"frames", info.frames},
             {"default_dataset", info.defaultDataset},
             {"datasets", nlohmann::json::array()},
             {"problems", nlohmann::json::array()},
             {"content_id", contentIdOf(m_file).value}};
        for (const auto& d : info.datasets)
            j["datasets"].push_back({{"path", d.path},
                                     {"shape", d.shape},
                                     {"dtype", d.dtype},
                                     {"encoding", d.encoding},
                                     {"showable", d.showable}});
        for (const auto& p : info.problems)
            j["problems"].push_back({{"severity", p.severity},
                                     {"path", p.path},
                                     {"what", p.what},
                                     {"remedy", p.remedy}});
        if (m_metadata)
            j["metadata"] = treeJson(info.metadata);
        if (m_fullHash)
            j["sha256"] = fullHashOf(m_file);
        result.text = text(info);
        return result;
    }

  private:
    std::string text(const io::FileInfo& info) const {
        std::string out = fmt::format("{}\n  kind     {}\n", m_file, info.kind);
        if (!info.format.empty())
            out += fmt::format("  format   {}\n", info.format);
        if (!info.shape.empty())
            out += fmt::format("  shape    {}  {}\n  frames   {}\n", shapeText(info.shape),
                               info.dtype, info.frames);
        std::size_t others = 0;
        for (const auto& d : info.datasets) {
            if (!d.showable && !m_metadata) {
                ++others;
                continue;
            }
            out += fmt::format("  {} {}  {}  {}  {}\n", d.showable ? "*" : " ",
                               d.path.empty() ? "(image)" : d.path, shapeText(d.shape), d.dtype,
                               d.encoding);
        }
        if (others > 0)
            out += fmt::format("    and {} other datasets (--metadata shows all)\n", others);
        for (const auto& p : info.problems)
            out += fmt::format("  {}: {}{}{}\n", p.severity, p.path.empty() ? "" : p.path + ": ",
                               p.what, p.remedy.empty() ? "" : " (" + p.remedy + ")");
        if (m_metadata)
            out += treeText(info.metadata, 1);
        return out;
    }

    std::string m_file;
    bool m_metadata = false, m_fullHash = false;
};

} // namespace

std::unique_ptr<Command> makeInfoCommand() {
    return std::make_unique<InfoCommand>();
}

} // namespace specula::cli
