// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/help_viewer.h"

#include "widgets/theme/theme.h"

#include <QDir>
#include <QFile>
#include <QTextBrowser>
#include <QToolBar>

namespace specula::app {
namespace {
QString fileOf(const QString& page) {
    return QStringLiteral(":/help/") + page + QStringLiteral(".html");
}
} // namespace

bool HelpViewer::exists(const QString& page) {
    return QFile::exists(fileOf(page));
}

QStringList HelpViewer::pages() {
    QStringList names = QDir(QStringLiteral(":/help")).entryList({QStringLiteral("*.html")});
    for (QString& name : names)
        name.chop(5);
    return names;
}

HelpViewer::HelpViewer(const widgets::Theme& theme, QWidget* parent)
    : QMainWindow(parent, Qt::Window)
    , m_theme(theme)
    , m_browser(new QTextBrowser(this)) {
    setObjectName(QStringLiteral("help"));
    setWindowTitle(tr("Help – Specula"));
    resize(760, 680);
    m_browser->setObjectName(QStringLiteral("help.text"));
    m_browser->setAccessibleName(tr("Help"));
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->document()->setDocumentMargin(20);
    m_browser->setOpenExternalLinks(true);
    setCentralWidget(m_browser);
    auto* bar = addToolBar(tr("Pages"));
    bar->setObjectName(QStringLiteral("help.bar"));
    bar->setMovable(false);
    QAction* back = bar->addAction(theme.icon(QStringLiteral("previous")), tr("Back"), m_browser,
                                   &QTextBrowser::backward);
    QAction* forward = bar->addAction(theme.icon(QStringLiteral("next")), tr("Forward"), m_browser,
                                      &QTextBrowser::forward);
    bar->addAction(theme.icon(QStringLiteral("help")), tr("Contents"), this,
                   [this] { showPage(QStringLiteral("index")); });
    back->setEnabled(false);
    forward->setEnabled(false);
    connect(m_browser, &QTextBrowser::backwardAvailable, back, &QAction::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, forward, &QAction::setEnabled);
    connect(&theme, &widgets::Theme::changed, this, &HelpViewer::restyle);
    restyle();
}

void HelpViewer::showPage(const QString& page) {
    m_browser->setSource(
        QUrl(QStringLiteral("qrc") + fileOf(exists(page) ? page : QStringLiteral("index"))));
}

QString HelpViewer::page() const {
    return m_browser->source().fileName().section(QLatin1Char('.'), 0, 0);
}

void HelpViewer::restyle() {
    const auto& colours = m_theme.colours();
    m_browser->document()->setDefaultStyleSheet(
        QStringLiteral("h1 { font-size: 20px; } h2 { font-size: 15px; margin-top: 16px; }"
                       "p, li { line-height: 140%; } a { color: %1; } .key { color: %2; }"
                       "td { padding: 3px 16px 3px 0; }")
            .arg(colours.accent.name(), colours.accent.name()));
    if (!m_browser->source().isEmpty())
        m_browser->reload();
}

} // namespace specula::app
