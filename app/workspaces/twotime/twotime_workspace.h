// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/results/result_workspace.h"
#include "app/workspaces/twotime/strip_curves.h"
#include "app/workspaces/twotime/twotime_model.h"
#include "app/workspaces/twotime/twotime_picture.h"
#include "app/workspaces/twotime/twotime_plots.h"
#include "widgets/image/display_settings.h"

#include <QPointer>
#include <QTimer>

#include <optional>

namespace specula::app {

class PlotExports;
class TwotimeFoot;
class TwotimeInspector;
class TwotimeView;

/// Two-time correlations: one matrix of the current file at a time, g2 of any range of ages, the
/// difference to another file.
class TwotimeWorkspace : public ResultWorkspace {
    Q_OBJECT
  public:
    explicit TwotimeWorkspace(AppContext& context, QObject* parent = nullptr);
    ~TwotimeWorkspace() override;

    QString id() const override { return QStringLiteral("twotime"); }
    QString title() const override { return tr("Two-time"); }
    QString iconName() const override { return QStringLiteral("twotime"); }

    QWidget* makeTools(QWidget* parent) override;
    QWidget* makeFoot(QWidget* parent) override;
    QWidget* makeInspector(QWidget* parent) override;
    QList<OpenTarget> targets() const override;
    bool settled() const override;

    TwotimeModel& model() { return m_model; }
    TwotimeView& view();
    const StripCurves& curves() const { return m_curves; }
    const TwotimePicture& picture() const { return m_picture; }

    std::int64_t bin() const { return m_bin; } ///< 0: none
    void setBin(std::int64_t bin);
    /// To the next one that has a matrix; stops at the ends.
    void stepBin(int by);
    bool shows() const { return m_picture.source != nullptr; }
    /// "run7_twotime_bin3", for files.
    QString exportStem() const;

    // What the actions do.
    void exportPicture();
    void exportMatrix();
    void exportCurves();
    void toggle(bool TwotimeSettings::*setting, const QString& name);
    void toggleConvention();
    void automaticLevels();

  protected:
    QWidget* makeView(QWidget* parent) override;
    void registerViewActions() override;
    QJsonObject saveView() const override;
    void restoreView(const QJsonObject& state) override;
    QString lacking(const ResultEntry& entry) const override;
    CopySubject copySubject() const override;
    void showCurrent() override;
    void showSelection() override { showOthers(); }
    void showEntry(int index) override;

  private:
    void binClicked(std::int64_t bin);
    void settingsChanged(const TwotimeSettings& before);
    void loadPicture();
    void showPicture(TwotimePicture picture, TwotimeOverview overview);
    void showNothing();
    void showDisplay();
    void showG2();
    void showCut();
    TwotimePlotInput plotInput() const;
    void showOthers();
    void rescaleAges(const TwotimeAxis& from, const TwotimeAxis& to, std::int64_t frames);
    void showWarnings();
    void showHoveredBin(std::int64_t bin);
    void displayEdited(const widgets::DisplayState& before, const widgets::DisplayState& after);
    io::ResultFilePtr otherFile(QString& why) const;

    TwotimeModel m_model;
    StripCurves m_curves;
    TwotimePicture m_picture;
    TwotimeOverview m_overview;
    std::int64_t m_bin = 0;       ///< that is shown or being read
    std::int64_t m_wantedBin = 0; ///< that the user chose; a file may not have it
    QString m_otherProblem;
    std::optional<TwotimeAxis> m_ages; ///< that strips are counted in: of the last map
    std::int64_t m_agesFrames = 0;
    bool m_showingDisplay = false;
    QTimer m_slow;      ///< the reading takes long enough to say so
    QJsonObject m_zoom; ///< to restore with the first map
    QPointer<TwotimeView> m_view;
    QPointer<TwotimeFoot> m_foot;
    QPointer<TwotimeInspector> m_inspector;
    QPointer<PlotExports> m_exports;
};

/// The room's entries of the action registry.
void registerTwotimeActions(TwotimeWorkspace& workspace, AppContext& context);

} // namespace specula::app
