// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/app_services.h"
#include "app/main_window.h"
#include "app/workspaces/all_workspaces.h"
#include "test_main.h"

#include <QDir>
#include <QRegularExpression>

using namespace specula;
using namespace specula::app;

/// The help tells the truth about keys and pages.
class HelpTest : public QObject {
    Q_OBJECT
  private slots:
    void everyKeyInTheHelpDoesSomething();
    void everyLinkLeadsToAPage();
    void everyWorkspaceHasItsPage();

  private:
    static QString page(const QString& name) {
        QFile file(QStringLiteral(SPECULA_SOURCE_DIR "/resources/help/") + name);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static QStringList pages() {
        return QDir(QStringLiteral(SPECULA_SOURCE_DIR "/resources/help"))
            .entryList({QStringLiteral("*.html")});
    }
};

void HelpTest::everyKeyInTheHelpDoesSomething() {
    AppServices services{std::filesystem::path()};
    MainWindow window(services.context(), makeWorkspaces(services.context()));
    for (Workspace* room : window.workspaces())
        window.showWorkspace(room->id());
    QSet<QString> known;
    for (const QString& id : services.context().actions.ids())
        for (const QKeySequence& key : services.context().actions.action(id)->shortcuts())
            known << key.toString(QKeySequence::PortableText);
    // Keys that the picture itself answers; image_view_test presses them.
    for (const char* key : {"+", "-", "Space", "Esc", "Delete", "Up", "Down", "Ctrl", "Shift"})
        known << QLatin1String(key);
    const QHash<QString, QString> spoken{{QStringLiteral("comma"), QStringLiteral(",")},
                                         {QStringLiteral("full stop"), QStringLiteral(".")}};
    static const QRegularExpression key(QStringLiteral("class=\"key\">([^<]+)<"));
    int seen = 0;
    for (const QString& name : pages()) {
        auto matches = key.globalMatch(page(name));
        while (matches.hasNext()) {
            const QString text = matches.next().captured(1);
            QVERIFY2(known.contains(spoken.value(text, text)),
                     qPrintable(name + QStringLiteral(": ") + text));
            ++seen;
        }
    }
    QVERIFY(seen > 30);
}

void HelpTest::everyLinkLeadsToAPage() {
    static const QRegularExpression link(QStringLiteral("href=\"([^\"#]+)"));
    for (const QString& name : pages()) {
        auto matches = link.globalMatch(page(name));
        while (matches.hasNext()) {
            const QString target = matches.next().captured(1);
            QVERIFY2(!page(target).isEmpty(), qPrintable(name + QStringLiteral(" -> ") + target));
        }
    }
}

void HelpTest::everyWorkspaceHasItsPage() {
    AppServices services{std::filesystem::path()};
    for (const auto& workspace : makeWorkspaces(services.context()))
        QVERIFY2(!page(workspace->helpPage() + QStringLiteral(".html")).isEmpty(),
                 qPrintable(workspace->id()));
}

SPECULA_TEST(HelpTest)
#include "help_test.moc"
