// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "operation_fixture.h"

#include <set>

using namespace specula;
using namespace specula::test;
using namespace specula::imaging;

class OperationTableTest : public QObject {
    Q_OBJECT
  private slots:
    void theTableHasEveryOperationOfTheCommandLine();
    void badParametersNameOperationAndParameter_data();
    void badParametersNameOperationAndParameter();
    void valuesMayBeQuoted();
    void choicesAreForgivingAboutHyphens();
    void defaultsStandInTheParameters();
    void pipelinesGoToJsonAndBack();
    void pathsInAnOperationsFileAreRelativeToIt();
    void pathsThatAreNoTextStayWritable();
    void brokenOperationsFilesSayWhere_data();
    void brokenOperationsFilesSayWhere();
    void aPipelineTellsWhatComesOut();
};

void OperationTableTest::theTableHasEveryOperationOfTheCommandLine() {
    std::set<std::string> names;
    for (const OperationInfo& info : operationTable()) {
        QVERIFY(names.insert(info.name).second);
        QVERIFY(!info.summary.empty());
        QVERIFY((std::set<std::string>{"filter", "colour", "geometry", "arithmetic"}.contains(
            info.group)));
        std::set<std::string> keys;
        for (const ParameterInfo& p : info.parameters) {
            QVERIFY(keys.insert(p.name).second);
            QVERIFY2(!p.help.empty(), (info.name + ":" + p.name).c_str());
            QCOMPARE(p.kind == ParameterInfo::Kind::Choice, !p.choices.empty());
            QCOMPARE(p.kind == ParameterInfo::Kind::Numbers, p.count > 0);
            QVERIFY(p.low < p.high || p.kind == ParameterInfo::Kind::Choice);
        }
    }
    const std::set<std::string> expected{
        "matrix",    "cdl",    "lut1d",     "lut3d",     "resize",  "blur", "sharpen", "median",
        "erode",     "dilate", "convolve",  "correlate", "hue",     "crop", "flip",    "rotate90",
        "affine",    "log",    "asinh",     "gamma",     "add",     "sub",  "mul",     "div",
        "threshold", "mask",   "composite", "blend",     "colormap"};
    QCOMPARE(names, expected);
}

void OperationTableTest::badParametersNameOperationAndParameter_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* text, const char* field) {
        QTest::newRow(text) << text << field;
    };
    row("blur", "blur:sigma");
    row("blur:sigma=0", "blur:sigma");
    row("blur:sigma=-1", "blur:sigma");
    row("blur:sigma=nan", "blur:sigma");
    row("blur:sigma=inf", "blur:sigma");
    row("blur:sigma=1e300", "blur:sigma");
    row("blur:sigma=five", "blur:sigma");
    row("blur:sigma=", "blur:sigma");
    row("blur:sigma=1,sigma=2", "blur:sigma");
    row("blur:sigma=1,edge=torus", "blur:edge");
    row("blur:sigma=1,radius=2", "blur:radius");
    row("sharpen:sigma=1", "sharpen:amount");
    row("median:radius=1.5", "median:radius");
    row("median:radius=0", "median:radius");
    row("median:radius=1000000", "median:radius");
    row("matrix:m=1 2 3", "matrix:m");
    row("matrix:m=1 0 0 0 0 1 0 0 0 0 1 0 0 0 0 x", "matrix:m");
    row("matrix", "matrix:m");
    row("cdl:power=1 0 1", "cdl:power");
    row("cdl:slope=1 -1 1", "cdl:slope");
    row("cdl:saturation=-1", "cdl:saturation");
    row("cdl:style=classic", "cdl:style");
    row("log:base=1", "log:base");
    row("log:base=-2", "log:base");
    row("asinh:scale=0", "asinh:scale");
    row("gamma", "gamma:g");
    row("threshold", "threshold:low");
    row("threshold:low=2,high=1", "threshold:high");
    row("add", "add:file");
    row("add:file=a,value=1", "add:file");
    row("mask", "mask:file");
    row("blend:file=a,opacity=2", "blend:opacity");
    row("composite:file=a,premultiplied=maybe", "composite:premultiplied");
    row("resize:width=3", "resize:height");
    row("resize:width=0,height=3", "resize:width");
    row("resize:width=99999999999,height=3", "resize:width");
    row("resize:width=3,height=3,filter=sinc", "resize:filter");
    row("crop:x=-1,y=0,width=1,height=1", "crop:x");
    row("flip:axis=d", "flip:axis");
    row("rotate90:turns=.5", "rotate90:turns");
    row("affine:m=1 0 0 0 1 0,width=1", "affine:height");
    row("affine:m=1e9 0 0 0 1 0,width=9,height=9", "affine:m");
    row("affine:m=0 0 0 0 0 0,width=9,height=9", "affine:m");
    row("affine:m=.3 .6 0 .1 .2 0,width=9,height=9", "affine:m");
    row("div:value=0", "div:value");
    row("div:value=-0.0", "div:value");
    row("colormap:low=0", "colormap:high");
    row("colormap:low=1,high=1", "colormap:high");
    row("colormap:low=0,high=1,scale=log", "colormap:low");
    row("colormap:low=0,high=1,name=jet", "colormap:name");
    row("lut3d", "lut3d:file");
    row("swirl:by=3", "");
    row("blur:sigma", "blur:sigma");
    row("blur:sigma=1,", "blur:sigma=1,");
    row("blur:=1", "blur:=1");
    row("blur:sigma='1", "blur:sigma='1");
    row("", "");
}

void OperationTableTest::badParametersNameOperationAndParameter() {
    QFETCH(QString, text);
    QFETCH(QString, field);
    OperationBench bench("reference");
    bench.add("a", plane<float>(1, {0}));
    const Error e = errorOf([&] { bench.parse(text.toStdString()); });
    QVERIFY2(e.code() == ErrorCode::Usage, e.what());
    QCOMPARE(QString::fromStdString(e.field()), field);
    QVERIFY2(!e.remedy().empty(), e.what());
}

void OperationTableTest::valuesMayBeQuoted() {
    OperationBench bench("reference");
    bench.add("a, b.tif", plane<float>(1, {1}));
    QCOMPARE(bench.parse("add:file=\"a, b.tif\"")->parameters()["file"], "a, b.tif");
    QCOMPARE(bench.parse("add:file='a, b.tif'")->parameters()["file"], "a, b.tif");
    const auto numbers = bench.parse("affine:m=\"1, 0, 2, 0, 1, -3.5\",width='4',height= 5 ");
    QCOMPARE(numbers->parameters()["m"], nlohmann::json({1, 0, 2, 0, 1, -3.5}));
    QCOMPARE(numbers->parameters()["height"], 5);
    QCOMPARE(bench.parse(" log ")->name(), std::string("log"));
    QCOMPARE(bench.parse("log:")->name(), std::string("log"));
}

void OperationTableTest::choicesAreForgivingAboutHyphens() {
    OperationBench bench("reference");
    bench.add("a", plane<float>(1, {1}));
    for (const char* mode : {"soft-light", "softlight", "soft_light", "SoftLight"})
        QCOMPARE(bench.parse(std::string("blend:file=a,mode=") + mode)->parameters()["mode"],
                 "soft-light");
}

void OperationTableTest::defaultsStandInTheParameters() {
    OperationBench bench("reference");
    const auto parameters = bench.parse("cdl")->parameters();
    QCOMPARE(parameters["slope"], nlohmann::json({1, 1, 1}));
    QCOMPARE(parameters["style"], "asc");
    QCOMPARE(bench.parse("blur:sigma=2")->parameters()["edge"], "clamp");
    QVERIFY(!bench.parse("log")->parameters().contains("base"));
}

void OperationTableTest::pipelinesGoToJsonAndBack() {
    OperationBench bench("reference");
    bench.add("/images/dark.tif", plane<float>(1, {1}));
    const std::vector<std::string> texts{"sub:file=/images/dark.tif",
                                         "blur:sigma=.1,edge=mirror",
                                         "median:radius=3",
                                         "affine:m=1 .25 0 .125 1 -3,width=10,height=20,fill=.3",
                                         "threshold:low=1e-300",
                                         "composite:file=/images/dark.tif,premultiplied=false",
                                         "cdl:power=.9 1 1.1,style=noclamp"};
    Pipeline pipeline;
    for (const std::string& text : texts)
        pipeline.push_back(bench.parse(text));
    const nlohmann::json json = pipelineJson(pipeline);
    const std::string file = writeText("pipeline.json", json.dump(2));
    const Pipeline again = readPipeline(file, bench.files());
    QCOMPARE(again.size(), pipeline.size());
    QCOMPARE(pipelineJson(again), json);
    for (std::size_t i = 0; i < again.size(); ++i) {
        QCOMPARE(again[i]->name(), pipeline[i]->name());
        QCOMPARE(again[i]->parameters(), pipeline[i]->parameters());
    }
}

void OperationTableTest::pathsInAnOperationsFileAreRelativeToIt() {
    OperationBench bench("reference");
    const std::string folder = scratchFolder().toStdString();
    bench.add(folder + "/dark.tif", plane<float>(1, {1}));
    writeText("beside.cube", "LUT_1D_SIZE 2\n0 0 0\n1 1 1\n");
    const std::string file = writeText(
        "relative.json",
        R"({"operations":[{"op":"sub","file":"dark.tif"},{"op":"lut1d","file":"beside.cube"}]})");
    const Pipeline pipeline = readPipeline(file, bench.files());
    QCOMPARE(pipeline[0]->parameters()["file"], folder + "/dark.tif");
    QCOMPARE(pipeline[1]->parameters()["file"], folder + "/beside.cube");
}

void OperationTableTest::pathsThatAreNoTextStayWritable() {
    OperationBench bench("reference");
    bench.add("dark\xff.tif", plane<float>(1, {1}));
    const auto operation = bench.parse("sub:file=dark\xff.tif");
    QCOMPARE(operation->parameters().dump(), std::string("{\"file\":\"dark\uFFFD.tif\"}"));
    QVERIFY(pipelineJson({operation}).dump().size() > 10);
}

void OperationTableTest::brokenOperationsFilesSayWhere_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("field");
    QTest::newRow("no JSON") << "{\"operations\":"
                             << "";
    QTest::newRow("empty") << ""
                           << "";
    QTest::newRow("a list") << "[]"
                            << "operations";
    QTest::newRow("no list") << "{\"operations\":3}"
                             << "operations";
    QTest::newRow("other field") << R"({"operations":[],"also":1})"
                                 << "also";
    QTest::newRow("no name") << R"({"operations":[{"sigma":3}]})"
                             << "operations[0]";
    QTest::newRow("name is a number") << R"({"operations":[{"op":3}]})"
                                      << "operations[0]";
    QTest::newRow("unknown") << R"({"operations":[{"op":"swirl"}]})"
                             << "operations[0]";
    QTest::newRow("parameter") << R"({"operations":[{"op":"log"},{"op":"blur","sigma":"5"}]})"
                               << "operations[1] blur:sigma";
    QTest::newRow("infinite") << R"({"operations":[{"op":"blur","sigma":1e999}]})"
                              << "";
    QTest::newRow("twice") << R"({"operations":[{"op":"blur","sigma":1,"sigma":2}]})"
                           << "sigma";
    QTest::newRow("deep") << QString("[").repeated(100000) << "";
}

void OperationTableTest::brokenOperationsFilesSayWhere() {
    QFETCH(QString, text);
    QFETCH(QString, field);
    OperationBench bench("reference");
    const std::string file = writeText("broken.json", text.toStdString());
    const Error e = errorOf([&] { readPipeline(file, bench.files()); });
    QVERIFY2(e.code() == ErrorCode::Usage, e.what());
    QCOMPARE(e.file(), file);
    QCOMPARE(QString::fromStdString(e.field()), field);
}

void OperationTableTest::aPipelineTellsWhatComesOut() {
    OperationBench bench("reference");
    Pipeline pipeline;
    for (const char* text : {"crop:x=10,y=0,width=50,height=30", "rotate90", "blur:sigma=1",
                             "colormap:low=0,high=100", "resize:width=7,height=9"})
        pipeline.push_back(bench.parse(text));
    const ImageDescription out = outputOf(pipeline, {100, 40, 1, PixelType::U32});
    QCOMPARE(out, (ImageDescription{7, 9, 3, PixelType::U8}));
    QCOMPARE(workType(PixelType::U16), compute::ElementType::F32);
    QCOMPARE(workType(PixelType::I32), compute::ElementType::F64);
    const Error e = errorOf([&] { outputOf(pipeline, {40, 40, 1, PixelType::U32}); });
    QCOMPARE(e.field(), std::string("crop:width"));
}

SPECULA_TEST(OperationTableTest)
#include "operation_table_test.moc"
