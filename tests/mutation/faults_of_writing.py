"""Faults in how a file is written: what is no YAML of the profile (EAF-Y)."""

from __future__ import annotations

from fault import after, at, plant, swap
from model_paths import (
    CITY_DATA,
    CIVIL_SERVICES,
    DATA_CENTRE,
    NETWORKS,
    OFFICE_SYSTEMS,
    PORTALS,
    RESULTS,
    SERVICE_DATA,
    SITE_CONTROLS,
    SOFTWARE,
)

YAML = (
    plant(
        "broken indentation",
        swap(DATA_CENTRE, "rooms (assumed).\n    owner: org-so-tttt", "rooms (assumed).\n   owner: org-so-tttt"),
        at("EAF-Y001", DATA_CENTRE, "rooms (assumed).\n   ^owner: org-so-tttt"),
    ),
    plant(
        "a colon in text without quotes",
        swap(DATA_CENTRE, "vi: Máy chủ nền cho các cụm", "vi: Máy chủ nền: cho các cụm"),
        at("EAF-Y001", DATA_CENTRE, "vi: Máy chủ nền^: cho các cụm"),
    ),
    plant(
        "a brace that is never closed",
        swap(DATA_CENTRE, "zone: dmz, hosting: city-data-centre}", "zone: dmz, hosting: city-data-centre"),
        at("EAF-Y001", DATA_CENTRE, "zone: dmz, hosting: city-data-centre\n    relationships^:"),
    ),
    plant(
        "a tab in the indentation",
        swap(DATA_CENTRE, "clusters (assumed).\n    owner", "clusters (assumed).\n\towner"),
        at("EAF-Y009", DATA_CENTRE, "clusters (assumed).\n^\towner"),
    ),
    plant(
        "a tab behind a value",
        swap(SERVICE_DATA, "lifecycle: {status: planned}\n", "lifecycle: {status: planned}\t# dự kiến\n"),
        at("EAF-Y009", SERVICE_DATA, "{status: planned}^\t# dự kiến"),
    ),
    plant(
        "an invisible character in a name",
        swap(DATA_CENTRE, "vi: Trung tâm dữ liệu thành phố", "vi: Trung tâm\u200b dữ liệu thành phố"),
        at("EAF-Y009", DATA_CENTRE, "vi: Trung tâm^\u200b dữ liệu thành phố"),
    ),
    plant(
        "an escaped character that turns the writing round",
        swap(SITE_CONTROLS, 'vi: "Phòng, chống mã độc"', 'vi: "Phòng, \\u202echống mã độc"'),
        at("EAF-Y009", SITE_CONTROLS, 'vi: ^"Phòng, \\u202echống'),
    ),
    plant(
        "an owner given twice",
        after(OFFICE_SYSTEMS, "owner: org-so-tttt\n    confidence: assumed\n", "    owner: org-van-phong-ubnd\n"),
        at("EAF-Y002", OFFICE_SYSTEMS, "confidence: assumed\n    ^owner: org-van-phong-ubnd"),
    ),
    plant(
        "a property given twice",
        swap(DATA_CENTRE, "zone: dmz, hosting", "zone: dmz, security_level: 2, hosting"),
        at("EAF-Y002", DATA_CENTRE, "zone: dmz, ^security_level: 2, hosting"),
    ),
    plant(
        "two elements of one id in one file",
        swap(CITY_DATA, "\n  dat-thu:\n", "\n  dat-bao-cao:\n"),
        at("EAF-Y002", CITY_DATA, "\n  ^dat-bao-cao:\n    type: data-object\n    name: {vi: Thư điện tử"),
    ),
    plant(
        "an anchor and its alias",
        swap(CIVIL_SERVICES, "owner: org-ubnd-ba-dinh", "owner: &quan org-ubnd-ba-dinh"),
        swap(CIVIL_SERVICES, "owner: org-so-gtvt", "owner: *quan"),
        at("EAF-Y003", CIVIL_SERVICES, "owner: ^&quan org-ubnd-ba-dinh"),
        at("EAF-Y003", CIVIL_SERVICES, "owner: ^*quan"),
    ),
    plant(
        "a tag",
        swap(PORTALS, "platform: one-stop, security_level: 3", "platform: one-stop, security_level: !!int 3"),
        at("EAF-Y004", PORTALS, "security_level: ^!!int 3"),
    ),
    plant(
        "a merge key",
        swap(SERVICE_DATA, "lifecycle: {status: planned}", "<<: {lifecycle: {status: planned}}"),
        at("EAF-Y005", SERVICE_DATA, "    ^<<: {lifecycle"),
    ),
    plant(
        "lists in lists, 33 levels deep",
        swap(CITY_DATA, "[drm:DRM002.001]", f"{'[' * 33}drm:DRM002.001{']' * 33}"),
        at("EAF-Y006", CITY_DATA, f"classified: {'[' * 29}^["),
    ),
    plant(
        "a value that is longer than any text",
        swap(CITY_DATA, "en: Indicators and figures compiled from agencies (assumed).", f"en: {'x' * 65_537}"),
        at("EAF-Y008", CITY_DATA, f"en: ^{'x' * 65_537}"),
    ),
    plant(
        "a second document",
        swap(DATA_CENTRE, "\n  nod-hop:\n", "\n---\n  nod-hop:\n"),
        at("EAF-Y010", DATA_CENTRE, "\n^---\n"),
    ),
    plant(
        "a directive",
        swap(SOFTWARE, "# Phần mềm hệ thống:", "%YAML 1.2\n---\n# Phần mềm hệ thống:"),
        at("EAF-Y011", SOFTWARE, "^%YAML 1.2"),
    ),
    plant(
        "an empty key",
        swap(NETWORKS, "{security_level: 1, zone: internet}", '{security_level: 1, "": internet}'),
        at("EAF-Y012", NETWORKS, '{security_level: 1, ^"": internet}'),
    ),
    plant(
        "a number in powers of ten",
        swap(RESULTS, "value: 1843,", "value: 1.843e3,"),
        at("EAF-Y013", RESULTS, "value: ^1.843e3,"),
    ),
)

FAULTS = YAML
