// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/log.h"
#include "core/base/provenance.h"
#include "core/base/settings.h"
#include "core/base/sha256.h"
#include "test_main.h"

#include <QTemporaryDir>

#include <fstream>

using namespace specula;
namespace fs = std::filesystem;

/// Settings, log, atomic files, hashes and provenance: what the program writes down.
class RecordsTest : public QObject {
    Q_OBJECT
  private slots:
    void errorsNameFileFieldAndRemedy();
    void sha256MatchesThePublishedVectors();
    void settingsSurviveARestartAndABrokenFile();
    void settingsOfAnotherTypeGiveTheDefault();
    void theLogKeepsTheLastEntriesAndWritesAll();
    void anOutputAppearsWholeOrNotAtAll();
    void anOutputThatCannotBePlacedIsNoBadInput();
    void contentIdsChangeWithTheContent();
    void recipeHashesIgnoreTheOrderOfKeys();
    void aChangedMaskMakesAResultStale();
    void provenanceSurvivesJson();
};

static void put(const fs::path& file, const std::string& text) {
    std::ofstream(file, std::ios::binary) << text;
}

void RecordsTest::errorsNameFileFieldAndRemedy() {
    const Error e = Error(ErrorCode::Input, "ends early")
                        .inFile("/data/a.h5")
                        .atField("/entry/data")
                        .withRemedy("copy it again");
    QCOMPARE(std::string(e.what()),
             std::string("/data/a.h5: /entry/data: ends early (copy it again)"));
}

void RecordsTest::sha256MatchesThePublishedVectors() {
    QCOMPARE(sha256Hex("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    QCOMPARE(sha256Hex(""),
             std::string("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    Sha256 million;
    for (int i = 0; i < 1000; ++i)
        million.add(std::string(1000, 'a'));
    QCOMPARE(million.hex(),
             std::string("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"));
    // Every length around the block borders, in one piece and byte by byte.
    for (std::size_t n = 50; n < 140; ++n) {
        Sha256 bytes;
        for (std::size_t i = 0; i < n; ++i)
            bytes.add("x");
        QCOMPARE(bytes.hex(), sha256Hex(std::string(n, 'x')));
    }
}

void RecordsTest::settingsSurviveARestartAndABrokenFile() {
    QTemporaryDir dir;
    const fs::path file = fs::path(dir.path().toStdString()) / "config" / "settings.json";
    {
        Settings s(file);
        int told = 0;
        s.listen([&](const std::string& key) { told += key == "units/momentum"; });
        s.set("units/momentum", "inverse_nanometre");
        s.set("units/momentum", "inverse_nanometre");
        QCOMPARE(told, 1);
    }
    QCOMPARE(Settings(file).get<std::string>("units/momentum", ""),
             std::string("inverse_nanometre"));
    put(file, "{ broken");
    Settings broken(file);
    QVERIFY(!broken.problem().empty());
    QVERIFY(fs::exists(file.string() + ".broken"));
    QCOMPARE(broken.get<int>("x", 3), 3);
}

void RecordsTest::settingsOfAnotherTypeGiveTheDefault() {
    Settings s;
    s.set("threads", "many");
    QCOMPARE(s.get<int>("threads", 2), 2);
}

void RecordsTest::theLogKeepsTheLastEntriesAndWritesAll() {
    QTemporaryDir dir;
    const fs::path file = fs::path(dir.path().toStdString()) / "state" / "specula.log";
    Log log(3);
    log.setFile(file);
    log.add(LogLevel::Debug, "io", "not shown at this level");
    for (int i = 0; i < 5; ++i)
        log.add(LogLevel::Info, "io", "entry", {{"n", std::to_string(i)}});
    const auto kept = log.entriesAfter();
    QCOMPARE(kept.size(), std::size_t(3));
    QCOMPARE(kept.back().fields[0].value, std::string("4"));
    QCOMPARE(log.entriesAfter(kept[1].number).size(), std::size_t(1));
    std::ifstream in(file);
    int lines = 0;
    for (std::string line; std::getline(in, line);)
        lines += line.find("info io: entry n=") != std::string::npos;
    QCOMPARE(lines, 5);
}

void RecordsTest::anOutputAppearsWholeOrNotAtAll() {
    QTemporaryDir dir;
    const fs::path folder = dir.path().toStdString();
    const fs::path target = folder / "out.csv";
    {
        AtomicFile file(target, false);
        put(file.path(), "half");
        QCOMPARE(file.path().extension(), target.extension());
    }
    QVERIFY(fs::is_empty(folder));
    writeFileAtomically(target, "whole", false);
    QVERIFY_EXCEPTION_THROWN(writeFileAtomically(target, "again", false), Error);
    writeFileAtomically(target, "again", true);
    QCOMPARE(fs::file_size(target), std::uintmax_t(5));
    QVERIFY_EXCEPTION_THROWN(AtomicFile(folder / "none" / "x.csv", false), Error);
    QVERIFY_EXCEPTION_THROWN(AtomicFile(folder, true), Error);
}

void RecordsTest::anOutputThatCannotBePlacedIsNoBadInput() {
    QTemporaryDir dir;
    const fs::path target = fs::path(dir.path().toStdString()) / "out.csv";
    try {
        AtomicFile file(target, true);
        fs::create_directory(target); // somebody else was quicker
        put(target / "theirs", "x");
        file.commit();
        QFAIL("a folder was replaced");
    } catch (const Error& e) {
        QCOMPARE(e.code(), ErrorCode::Computation);
        QCOMPARE(e.file(), target.string());
        QVERIFY(!e.remedy().empty());
    }
    QCOMPARE(std::distance(fs::directory_iterator(dir.path().toStdString()), {}), 1);
}

void RecordsTest::contentIdsChangeWithTheContent() {
    QTemporaryDir dir;
    const fs::path file = fs::path(dir.path().toStdString()) / "frames.raw";
    put(file, std::string(3 << 20, 'a'));
    const ContentId first = contentIdOf(file);
    QCOMPARE(contentIdOf(file), first);
    QVERIFY(contentIdOf(file, "shape 3x4") != first);
    const std::string full = fullHashOf(file);
    std::string changed(3 << 20, 'a');
    changed.back() = 'b';
    put(file, changed);
    QVERIFY(contentIdOf(file) != first);
    QVERIFY(fullHashOf(file) != full);
    QVERIFY_EXCEPTION_THROWN(contentIdOf(file.string() + ".missing"), Error);
}

void RecordsTest::recipeHashesIgnoreTheOrderOfKeys() {
    const auto a = nlohmann::json::parse(R"({"sigma": 2, "edge": "clamp"})");
    const auto b = nlohmann::json::parse(R"({"edge": "clamp", "sigma": 2})");
    QCOMPARE(recipeHash(a), recipeHash(b));
    QVERIFY(recipeHash(a) != recipeHash(nlohmann::json::parse(R"({"sigma": 3})")));
}

void RecordsTest::aChangedMaskMakesAResultStale() {
    Provenance made = Provenance::now("correlate");
    made.inputs = {{"frames", "run.h5", "/entry/data", "aa"}, {"mask", "", "", "12"}};
    QVERIFY(staleInputs(made, made.inputs).empty());
    auto present = made.inputs;
    present[1].contentId = "13";
    QCOMPARE(staleInputs(made, present), std::vector<std::string>{"mask"});
    present.push_back({"geometry", "", "", "77"});
    QCOMPARE(staleInputs(made, present), (std::vector<std::string>{"mask", "geometry"}));
}

void RecordsTest::provenanceSurvivesJson() {
    Provenance p = Provenance::now("export image");
    p.inputs = {{"frames", "run.h5", "/entry/data", "aa"}};
    p.parameters = {{"frame", 3}};
    p.backend = "cpu";
    const Provenance back = nlohmann::json(p).get<Provenance>();
    QCOMPARE(nlohmann::json(back).dump(), nlohmann::json(p).dump());
    Provenance later = back;
    later.timeUtc = "2030-01-01T00:00:00Z";
    later.backend = "cuda";
    QCOMPARE(later.hash(), p.hash());
    later.parameters["frame"] = 4;
    QVERIFY(later.hash() != p.hash());
}

SPECULA_TEST(RecordsTest)
#include "records_test.moc"
