// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_walk.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace specula::io {
namespace {

struct Members {
    std::vector<std::string> names;
    std::size_t most = 0;
    bool more = false;
};

herr_t addMember(hid_t, const char* name, const H5L_info_t*, void* data) {
    auto& members = *static_cast<Members*>(data);
    if (members.names.size() == members.most) {
        members.more = true;
        return 1;
    }
    members.names.emplace_back(name);
    return 0;
}

class Walk {
  public:
    Walk(const Hdf5WalkLimits& limits, const CancelToken& cancel,
         const std::function<void(const Hdf5Node&, hid_t)>& visit,
         const std::function<void(const std::string&, const std::string&)>& left)
        : m_limits(limits)
        , m_cancel(cancel)
        , m_visit(visit)
        , m_left(left) {}

    void object(Hdf5Node node, hid_t id) {
        m_cancel.throwIfCancelled();
        if (++m_nodes > m_limits.nodes) {
            if (m_nodes == m_limits.nodes + 1)
                m_left(node.path, fmt::format("more than {} objects", m_limits.nodes));
            return;
        }
        H5O_info_t info{};
        if (id < 0 || H5Oget_info2(id, &info, H5O_INFO_BASIC) < 0) {
            H5Eclear2(H5E_DEFAULT);
            node.kind = Hdf5Node::Kind::Dangling;
            m_visit(node, H5I_INVALID_HID);
            return;
        }
        node.kind = info.type == H5O_TYPE_DATASET          ? Hdf5Node::Kind::Dataset
                    : info.type == H5O_TYPE_NAMED_DATATYPE ? Hdf5Node::Kind::NamedType
                                                           : Hdf5Node::Kind::Group;
        const auto [seen, first] = m_seen.try_emplace({info.fileno, info.addr}, node.path);
        if (!first) {
            node.kind = Hdf5Node::Kind::Repeated;
            node.target = seen->second;
        }
        m_visit(node, id);
        if (node.kind == Hdf5Node::Kind::Group)
            members(node, id);
    }

  private:
    void members(const Hdf5Node& group, hid_t id) {
        if (group.depth >= m_limits.depth) {
            m_left(group.path, fmt::format("nested more than {} deep", m_limits.depth));
            return;
        }
        Members members;
        members.most = m_limits.perGroup;
        hsize_t at = 0;
        if (H5Literate(id, H5_INDEX_NAME, H5_ITER_INC, &at, addMember, &members) < 0)
            m_left(group.path, "the group is damaged: " + hdf5ErrorText());
        if (members.more)
            m_left(group.path, fmt::format("more than {} members", members.most));
        for (const std::string& name : members.names) {
            if (m_nodes > m_limits.nodes)
                return;
            Hdf5Node node;
            node.name = name;
            node.path = (group.path == "/" ? "/" : group.path + "/") + name;
            node.depth = group.depth + 1;
            node.external = group.external;
            linkTarget(id, node);
            const H5Id child(H5Oopen(id, name.c_str(), H5P_DEFAULT));
            if (!child)
                H5Eclear2(H5E_DEFAULT);
            object(std::move(node), child.get());
        }
    }

    static void linkTarget(hid_t group, Hdf5Node& node) {
        H5L_info_t link{};
        if (H5Lget_info(group, node.name.c_str(), &link, H5P_DEFAULT) < 0) {
            H5Eclear2(H5E_DEFAULT);
            return;
        }
        if (link.type == H5L_TYPE_HARD)
            return;
        std::string value(std::min<std::size_t>(link.u.val_size, 1 << 16) + 1, '\0');
        if (H5Lget_val(group, node.name.c_str(), value.data(), value.size() - 1, H5P_DEFAULT) < 0) {
            H5Eclear2(H5E_DEFAULT);
            return;
        }
        if (link.type != H5L_TYPE_EXTERNAL) {
            node.target = value.c_str();
            return;
        }
        node.external = true;
        const char *file = nullptr, *object = nullptr;
        if (H5Lunpack_elink_val(value.data(), link.u.val_size, nullptr, &file, &object) >= 0)
            node.target = fmt::format("{}:{}", file, object);
        H5Eclear2(H5E_DEFAULT);
    }

    const Hdf5WalkLimits& m_limits;
    const CancelToken& m_cancel;
    const std::function<void(const Hdf5Node&, hid_t)>& m_visit;
    const std::function<void(const std::string&, const std::string&)>& m_left;
    std::size_t m_nodes = 0;
    std::map<std::pair<unsigned long, haddr_t>, std::string> m_seen;
};

} // namespace

void walkHdf5(const Hdf5File& file, const Hdf5WalkLimits& limits, const CancelToken& cancel,
              const std::function<void(const Hdf5Node&, hid_t)>& visit,
              const std::function<void(const std::string&, const std::string&)>& left) {
    const Hdf5Lock lock;
    Hdf5Node root;
    root.name = root.path = "/";
    const H5Id id(H5Oopen(file.id.get(), "/", H5P_DEFAULT));
    Walk(limits, cancel, visit, left).object(std::move(root), id.get());
}

} // namespace specula::io
