// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/file_label.h"
#include "test_main.h"

using specula::io::shortLabel;

class FileLabelTest : public QObject {
    Q_OBJECT

  private slots:
    void labelsAreThoseOfTheViewer_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("segments");
        QTest::addColumn<QString>("label");
        const auto row = [](const char* name, const char* file, const char* segments,
                            const char* label) {
            QTest::newRow(name) << QString(file) << QString(segments) << QString(label);
        };
        const char* silica = "A001_Silica_D100_att0_Rq0_00001_results.hdf";
        const char* sanjeeva = "Z1113_Sanjeeva-h60_a0004_t0600_f008000_r00003_results.hdf";
        row("silica", silica, "", "A001_Silica_D100_att0_Rq0_01");
        row("silica, parts", silica, "0_2", "A001_D100");
        row("silica, parts with comma", silica, "0,2", "A001_D100");
        row("sanjeeva", sanjeeva, "", "Z1113_Sanjeeva-h60_a4_t600_f8000_r3");
        row("sanjeeva, parts", sanjeeva, "0_2", "Z1113_a4");
        row("twotime", "Ac0023_LiC18TFSI_180C_1p0mm_a2160_f002000_r00001_twotime.hdf", "",
            "Ac0023_LiC18TFSI_180C_1p0mm_a2160_f2000_r1_twotime");
        row("short", "a_0001.h5", "", "a_0001.h5");
        row("only zeros", "sample_a0000_b.hdf", "", "sample_a0_b");
        row("number that is no zero", "sample_1000_D1000.hdf", "", "sample_1000_D1000");
        row("second run", "sample_a0004_results_1.hdf", "", "sample_a4_1");
        row("folder", "/data/2026/sample_a0004.h5", "", "sample_a4");
        row("parts beyond", "sample_a0004.h5", "7", "sample_a4");
        row("parts that are none", "sample_a0004.h5", "x,1", "a4");
        row("dots", "sample.v2_a0004.h5", "", "sample.v2_a4");
        row("empty", "", "", "");
    }
    void labelsAreThoseOfTheViewer() {
        QFETCH(QString, file);
        QFETCH(QString, segments);
        QFETCH(QString, label);
        QCOMPARE(QString::fromStdString(shortLabel(file.toStdString(), segments.toStdString())),
                 label);
    }
};

SPECULA_TEST(FileLabelTest)
#include "file_label_test.moc"
