// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/results/result_workspace.h"
#include "widgets/image/label_outline.h"

#include <vector>

class QComboBox;
class QFormLayout;
class QLabel;
class QTableView;

namespace specula::widgets {
class MapView;
}

namespace specula::app {

class BinTable;
class PlotExports;

/// The maps and partitions that a result was made with: which pixel belongs to which bin.
class QmapWorkspace : public ResultWorkspace {
    Q_OBJECT
  public:
    explicit QmapWorkspace(AppContext& context, QObject* parent = nullptr);
    ~QmapWorkspace() override;

    QString id() const override { return QStringLiteral("qmap"); }
    QString title() const override { return tr("Q-map"); }
    QString iconName() const override { return QStringLiteral("qmap"); }

    QWidget* makeTools(QWidget* parent) override;
    QWidget* makeFoot(QWidget* parent) override;
    QWidget* makeInspector(QWidget* parent) override;
    bool settled() const override;

    /// The chosen bin of the partition that is shown; 0: none.
    std::int64_t bin() const { return m_bin; }
    void setBin(std::int64_t bin);

    enum Shown { DynamicBins, StaticBins, Mask, Scattering };
    Shown shown() const { return m_shown; }
    void setShown(Shown shown);

  protected:
    QWidget* makeView(QWidget* parent) override;
    void registerViewActions() override;
    QJsonObject saveView() const override;
    void restoreView(const QJsonObject& state) override;
    QString lacking(const ResultEntry& entry) const override;
    CopySubject copySubject() const override;
    void showCurrent() override;
    void loadFailed(const QString& key, const QString& message) override;

  private:
    struct Loaded {
        io::QmapPtr map;
        Array<float> image; ///< empty where the file holds none
        std::vector<std::int64_t> dynamicPixels, staticPixels;
    };
    io::Partition partition() const;
    const Array<std::uint32_t>& labels() const;
    void showMap();
    void showTable();
    void showGeometry();
    void showOutline();
    void showReadout(double x, double y);

    QPointer<widgets::MapView> m_map;
    QPointer<QComboBox> m_chooser, m_colormap;
    QPointer<QTableView> m_table;
    QPointer<QFormLayout> m_geometry;
    QPointer<QLabel> m_problems;
    QPointer<PlotExports> m_exports;
    BinTable* m_bins;
    std::shared_ptr<widgets::OutlineOverlay> m_highlight =
        std::make_shared<widgets::OutlineOverlay>();
    Loaded m_loaded;
    QString m_levelsOf; ///< which map the levels were made for
    QString m_failure;  ///< why the current file's map cannot be read
    Shown m_shown = DynamicBins;
    std::int64_t m_bin = 0;
};

} // namespace specula::app
