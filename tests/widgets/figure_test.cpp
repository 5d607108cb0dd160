// SPDX-License-Identifier: GPL-3.0-or-later
#include "picture_fixture.h"

#include "core/base/error.h"
#include "widgets/image/figure_export.h"
#include "widgets/image/ticks.h"

#include <QSvgRenderer>

#include <cmath>

using namespace specula;
using namespace specula::widgets;
using namespace specula::test;

class FigureTest : public QObject {
    Q_OBJECT
  private slots:
    void anExportWithoutAxesEqualsTheScreen();
    void theFigureShowsTheSamePictureInsideItsAxes();
    void figuresAreWhiteAroundThePicture();
    void svgAndPdfHoldTextAndPicture();
    void anExistingFileIsKept();
    void theClipboardGetsABitmapAndAnSvg();
    void aFigureWithoutAWindowShowsTheRegion();
    void exportedDataAreTheSamplesThemselves();
    void ticksAreRoundNumbers();
    void logTicksAreDecades();
    void scaleBarsNameAPhysicalLength();
    void theColourBarNamesTheExplicitColours();

  private:
    static imaging::ToneSettings tone(double high) {
        imaging::ToneSettings t;
        t.high = high;
        t.colormap = "grey";
        return t;
    }
    imaging::DisplayImagePtr ramp(std::int64_t rows, std::int64_t columns) {
        return picture<std::uint16_t>(*m_pool, rows, columns,
                                      [=](auto r, auto c) { return r * columns + c; });
    }
    std::unique_ptr<ThreadPool> m_pool = makeThreadPool(2);
};

void FigureTest::anExportWithoutAxesEqualsTheScreen() {
    ImageView view(*m_pool);
    view.setImage(ramp(100, 100));
    showSettled(view, view, {300, 300});
    view.setTool(ViewTool::LineProfile);
    drag(view, {40, 40}, {200, 150});
    view.clearFocus();
    settle(view);
    QTemporaryDir folder;
    const QString file = folder.filePath("view.png");
    exportFigure(figureOf(view, false), file, {.scale = 1});
    QCOMPARE(QImage(file).convertToFormat(QImage::Format_RGB32),
             view.grab().toImage().convertToFormat(QImage::Format_RGB32));
}

void FigureTest::theFigureShowsTheSamePictureInsideItsAxes() {
    ImageView view(*m_pool);
    view.setScaleBar(false);
    view.setImage(ramp(100, 100));
    showSettled(view, view, {300, 300});
    view.clearFocus();
    settle(view);
    const FigureSpec spec = figureOf(view);
    const QImage figure = figureImage(spec);
    const QImage shot = view.grab().toImage();
    QVERIFY(figure.width() > 340 && figure.height() > 330);
    // Somewhere in the figure lies the picture; its frame may cover the outermost pixels.
    const QRgb first = shot.pixel(1, 1);
    bool found = false;
    for (int y = 0; y < 60 && !found; ++y)
        for (int x = 0; x < 100 && !found; ++x)
            found = figure.pixel(x, y) == first &&
                    figure.pixel(x + 297, y + 297) == shot.pixel(298, 298) &&
                    figure.copy(x, y, 298, 298) == shot.copy(1, 1, 298, 298);
    QVERIFY(found);
}

void FigureTest::figuresAreWhiteAroundThePicture() {
    ImageView view(*m_pool);
    view.setImage(ramp(50, 100));
    QPalette dark;
    dark.setColor(QPalette::Window, Qt::black);
    view.setPalette(dark);
    view.setScaleBar(false);
    showSettled(view, view, {300, 300});
    const QImage plain = figureImage(figureOf(view, false));
    QCOMPARE(plain.pixelColor(150, 10), QColor(Qt::white));
    QCOMPARE(plain.pixelColor(150, 290), QColor(Qt::white));
    QVERIFY(plain.pixelColor(150, 150) != QColor(Qt::white));
    QCOMPARE(figureImage(figureOf(view)).pixelColor(1, 1), QColor(Qt::white));
    QVERIFY(view.grab().toImage().pixelColor(150, 10).lightness() < 60);
}

void FigureTest::svgAndPdfHoldTextAndPicture() {
    FigureSpec spec = makeFigure(ramp(64, 64), tone(4095), imaging::Pooling::Max, {}, 256, *m_pool);
    spec.title = "A ramp";
    spec.valueLabel = "counts";
    const QByteArray svg = figureSvg(spec);
    QVERIFY(svg.contains("<image"));
    QVERIFY(svg.contains("A ramp") && svg.contains("counts") && svg.contains("x (px)"));
    QSvgRenderer drawn(svg);
    QVERIFY(drawn.isValid());
    QCOMPARE(drawn.viewBoxF().size(), figureSize(spec));
    QVERIFY(figurePdf(spec).startsWith("%PDF"));
}

void FigureTest::anExistingFileIsKept() {
    const FigureSpec spec = makeFigure(ramp(8, 8), {}, imaging::Pooling::Max, {}, 64, *m_pool);
    QTemporaryDir folder;
    const QString file = folder.filePath("a.svg");
    exportFigure(spec, file);
    QVERIFY_EXCEPTION_THROWN(exportFigure(spec, file), Error);
    exportFigure(spec, file, {.overwrite = true});
    QVERIFY_EXCEPTION_THROWN(exportFigure(spec, folder.filePath("a.bmp")), Error);
}

void FigureTest::theClipboardGetsABitmapAndAnSvg() {
    ImageView view(*m_pool);
    view.setImage(ramp(50, 50));
    showSettled(view, view, {200, 200});
    QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
    const QMimeData* data = QApplication::clipboard()->mimeData();
    QVERIFY(data->hasImage());
    QCOMPARE(qvariant_cast<QImage>(data->imageData()).size(), QSize(200, 200));
    QVERIFY(data->data("image/svg+xml").contains("<svg"));
}

void FigureTest::aFigureWithoutAWindowShowsTheRegion() {
    const auto image = ramp(100, 100);
    const Rect region{20, 10, 40, 20};
    const FigureSpec spec =
        makeFigure(image, tone(9999), imaging::Pooling::Max, region, 400, *m_pool);
    QCOMPARE(spec.view, QSizeF(400, 200));
    QCOMPARE(spec.scene.picture.size(), QSize(400, 200));
    const auto gray = [&](int x, int y) { return qGray(spec.scene.picture.pixel(x, y)); };
    // Pixel (row 10, column 20) in the top left corner, (29, 59) in the bottom right one.
    QVERIFY(std::abs(gray(5, 5) - 255 * 1020 / 9999) <= 2);
    QVERIFY(std::abs(gray(395, 195) - 255 * 2959 / 9999) <= 2);
    QCOMPARE(gray(0, 0), gray(9, 9));
}

void FigureTest::exportedDataAreTheSamplesThemselves() {
    const auto image = ramp(30, 40);
    const io::SourcePtr source = dataSource(*image, {5, 10, 7, 3});
    QCOMPARE(source->describe().width(), 7);
    QCOMPARE(source->describe().height(), 3);
    QVERIFY(source->describe().type == PixelType::U16);
    const Pixels pixels = source->readFrame(0);
    for (int r = 0; r < 3; ++r)
        for (int c = 0; c < 7; ++c)
            QCOMPARE(pixels.valueAt(r, c), double((10 + r) * 40 + 5 + c));
    QCOMPARE(dataSource(*image)->describe().width(), 40);
    QVERIFY_EXCEPTION_THROWN(dataSource(*image, {100, 100, 5, 5}), Error);
}

void FigureTest::ticksAreRoundNumbers() {
    QStringList labels;
    for (const Tick& t : linearTicks(-3, 99, 5))
        labels << t.label;
    QCOMPARE(labels, (QStringList{"0", "50"}));
    labels.clear();
    for (const Tick& t : linearTicks(0.0, 0.05, 5))
        labels << t.label;
    QCOMPARE(labels, (QStringList{"0", "0.01", "0.02", "0.03", "0.04", "0.05"}));
    QVERIFY(linearTicks(5, 5, 4).empty());
    QVERIFY(linearTicks(0, std::nan(""), 4).empty());
    QCOMPARE(tickLabel(1500000, 500000), QString("1.5e6"));
}

void FigureTest::logTicksAreDecades() {
    QStringList labels;
    int minor = 0;
    for (const Tick& t : logTicks(0.5, 2000, 8))
        t.label.isEmpty() ? void(++minor) : void(labels << t.label);
    QCOMPARE(labels, (QStringList{"1", "10", "100", "1000"}));
    QVERIFY(minor > 20);
    labels.clear();
    for (const Tick& t : logTicks(1e-8, 1e12, 5))
        if (!t.label.isEmpty())
            labels << t.label;
    QVERIFY(labels.size() >= 3 && labels.size() <= 6);
    QVERIFY(!logTicks(30, 70, 5).empty());
    QVERIFY(logTicks(0, 70, 5).empty());
}

void FigureTest::scaleBarsNameAPhysicalLength() {
    const ScaleBar bar = scaleBarFor(1.5, 180, 75e-6);
    QCOMPARE(bar.pixels, 100.0);
    QCOMPARE(bar.text, QString("100 px · 7.5 mm"));
    QCOMPARE(scaleBarFor(1.5, 180, {}).text, QString("100 px"));
    QCOMPARE(scaleBarFor(20, 180, 75e-6).text, QString::fromUtf8("5 px · 375 µm"));
}

void FigureTest::theColourBarNamesTheExplicitColours() {
    imaging::DisplayOptions options;
    options.deadValue = 0;
    const auto image = ramp(4, 4);
    QVERIFY(explicitColours(image.get(), {}).isEmpty());
    const auto dead = picture<std::uint16_t>(
        *m_pool, 4, 4, [](auto r, auto) { return r; }, options);
    QCOMPARE(explicitColours(dead.get(), {}).size(), 1);
    QCOMPARE(explicitColours(dead.get(), {})[0].first, QString("dead"));
}

SPECULA_TEST(FigureTest)
#include "figure_test.moc"
