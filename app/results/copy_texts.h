// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace specula::app {

/// What is on screen, as somebody would ask for it in a script or a shell.
struct CopySubject {
    QString path;
    QStringList datasets; ///< paths inside the file; empty: there is nothing to read with h5py
    QString what;         ///< of `specula-cli export --what`; empty: no such export
    QStringList options;  ///< further arguments of the command: {"--bins", "1,3"}
};

/// Python that reads the datasets with h5py, each into a variable named after it.
QString pythonText(const CopySubject& subject);
/// The command line that exports the same as CSV (metadata as JSON), for a POSIX shell.
QString commandText(const CopySubject& subject);

} // namespace specula::app
