// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>

class QTextBrowser;

namespace specula::widgets {
class Theme;
}

namespace specula::app {

/// The pages of resources/help in a window of their own.
class HelpViewer : public QMainWindow {
    Q_OBJECT
  public:
    explicit HelpViewer(const widgets::Theme& theme, QWidget* parent = nullptr);

    /// "image"; a page that does not exist shows the index.
    void showPage(const QString& page);
    QString page() const;
    static bool exists(const QString& page);
    static QStringList pages();

  private:
    void restyle();

    const widgets::Theme& m_theme;
    QTextBrowser* m_browser;
};

} // namespace specula::app
