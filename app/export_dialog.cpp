// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/export_dialog.h"

#include "core/base/settings.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>

namespace specula::app {
namespace {
constexpr const char* kFolderKey = "export/folder";
} // namespace

void askExportName(Settings& settings, QWidget* window, const QString& title,
                   const QString& proposal, const QString& filters, QObject* receiver,
                   std::function<void(const QString&)> write) {
    const QString folder = QString::fromStdString(
        settings.get<std::string>(kFolderKey, QDir::homePath().toStdString()));
    auto* dialog = new QFileDialog(window, title, QDir(folder).filePath(proposal), filters);
    dialog->setObjectName(QStringLiteral("export.dialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setDefaultSuffix(QFileInfo(proposal).suffix());
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        const QString pattern = filter.section(QLatin1Char('('), 1).section(QLatin1Char(')'), 0, 0);
        dialog->setDefaultSuffix(pattern.section(QLatin1Char(' '), 0, 0).mid(2));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, receiver,
                     [&settings, write = std::move(write)](const QString& file) {
                         settings.set(kFolderKey, QFileInfo(file).path().toStdString());
                         write(file);
                     });
    dialog->open();
}

} // namespace specula::app
