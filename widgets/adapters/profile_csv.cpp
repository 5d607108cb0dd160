// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/adapters/profile_curve.h"

#include <QLocale>
#include <QStringList>

#include <cmath>

namespace specula::widgets {
namespace {

QString number(double value) {
    return std::isnan(value) ? QStringLiteral("nan")
                             : QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString column(const QString& name, const QString& unit) {
    QString text = unit.isEmpty() ? name : name + QLatin1Char('_') + unit;
    text.replace(QLatin1Char(' '), QLatin1Char('_'));
    text.replace(QLatin1Char(','), QLatin1Char('_'));
    return text;
}

} // namespace

QString profileCsv(const QList<ProfileCurve>& curves) {
    QString csv;
    for (const ProfileCurve& c : curves) {
        QString name = c.name;
        name.replace(QLatin1Char('\n'), QLatin1Char(' '));
        csv += QStringLiteral("# name: %1\n# x: %2 [%3]\n# y: %4 [%5]\n# provenance: %6\n")
                   .arg(name, c.xName, c.xUnit, c.yName, c.yUnit,
                        QString::fromStdString(c.provenance.dump()));
        QStringList head{column(c.xName, c.xUnit), column(c.yName, c.yUnit)};
        if (!c.sigma.isEmpty())
            head << column(QStringLiteral("sigma ") + c.yName, c.yUnit);
        if (!c.count.isEmpty())
            head << QStringLiteral("pixels");
        csv += head.join(QLatin1Char(',')) + QLatin1Char('\n');
        for (qsizetype i = 0; i < c.x.size(); ++i) {
            csv += number(c.x[i]) + QLatin1Char(',') + number(c.y[i]);
            if (!c.sigma.isEmpty())
                csv += QLatin1Char(',') + number(c.sigma[i]);
            if (!c.count.isEmpty())
                csv += QLatin1Char(',') + number(c.count[i]);
            csv += QLatin1Char('\n');
        }
    }
    return csv;
}

} // namespace specula::widgets
