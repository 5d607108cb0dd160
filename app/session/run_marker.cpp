// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/run_marker.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#if defined(Q_OS_UNIX)
#include <csignal>
#endif

#include <cerrno>
#include <fstream>

namespace specula::app {
namespace fs = std::filesystem;
namespace {

bool processLives(qint64 id) {
#if defined(Q_OS_UNIX)
    if (id <= 0 || (::kill(static_cast<pid_t>(id), 0) != 0 && errno != EPERM))
        return false;
#if defined(Q_OS_LINUX)
    // The number may belong to another program by now.
    const QString program = QFileInfo(QStringLiteral("/proc/%1/exe").arg(id)).symLinkTarget();
    if (!program.isEmpty())
        return program == QCoreApplication::applicationFilePath();
    // Somebody else's process, or a dead one that nobody has taken notice of yet.
    QFile status(QStringLiteral("/proc/%1/stat").arg(id));
    if (!status.open(QIODevice::ReadOnly))
        return true;
    const QByteArray line = status.readAll();
    return line.mid(line.lastIndexOf(')') + 2, 1) != "Z";
#else
    return true;
#endif
#else
    return id == QCoreApplication::applicationPid();
#endif
}

} // namespace

RunMarker::RunMarker(fs::path file)
    : m_file(std::move(file)) {
    qint64 owner = 0;
    {
        std::ifstream in(m_file);
        in >> owner;
        m_crashed = in.is_open();
    }
    if (m_crashed && owner != QCoreApplication::applicationPid() && processLives(owner)) {
        m_crashed = false;
        return;
    }
    std::error_code ignored;
    fs::create_directories(m_file.parent_path(), ignored);
    std::ofstream out(m_file, std::ios::trunc);
    out << QCoreApplication::applicationPid() << '\n';
    m_owned = bool(out);
}

RunMarker::~RunMarker() {
    std::error_code ignored;
    if (m_owned)
        fs::remove(m_file, ignored);
}

} // namespace specula::app
