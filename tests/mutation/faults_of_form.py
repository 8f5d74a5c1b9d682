"""Faults in how a file is written: what is no YAML of the profile (EAF-Y) or has not the shape of a model file (EAF-S)."""

from __future__ import annotations

import unicodedata

from fault import after, at, cut, new_file, on, plant, swap
from model_paths import (
    CITY_BODIES,
    CITY_DATA,
    CITY_LAW,
    CIVIL_SERVICES,
    DATA_CENTRE,
    GOALS,
    NETWORKS,
    OFFICE_SYSTEMS,
    PLATEAUS,
    PORTALS,
    RESULTS,
    SERVICE_DATA,
    SETTINGS,
    SHARED_SYSTEMS,
    SITE_CONTROLS,
    SOFTWARE,
    TARGETS,
    VIEWS,
)

_DECOMPOSED = unicodedata.normalize("NFD", "Tối thiểu")

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
        after(OFFICE_SYSTEMS, "owner: org-van-phong-ubnd\n    confidence: low\n", "    owner: org-so-tttt\n"),
        at("EAF-Y002", OFFICE_SYSTEMS, "confidence: low\n    ^owner: org-so-tttt"),
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

KEYS = (
    plant(
        "a key with a letter too few",
        swap(OFFICE_SYSTEMS, "confidence: low", "confidnce: low"),
        at("EAF-S001", OFFICE_SYSTEMS, "    ^confidnce: low", hint="confidence"),
    ),
    plant(
        "an unknown property",
        swap(DATA_CENTRE, "{security_level: 3, zone: dmz,", "{secruity_level: 3, zone: dmz,"),
        at("EAF-S001", DATA_CENTRE, "{^secruity_level: 3", hint="security_level"),
    ),
    plant(
        "a comma for the decimal point",
        swap(RESULTS, "value: 99.5,", "value: 99,5,"),
        at("EAF-S001", RESULTS, "value: 99,^5,"),
    ),
    plant(
        "an unknown key behind letters with separate marks",
        swap(TARGETS, "note: {vi: Tối thiểu 30%, en: At least 30 %}}", f"note: {{vi: {_DECOMPOSED} 30%}}, by: x}}"),
        at("EAF-S001", TARGETS, f"{_DECOMPOSED} 30%}}, ^by: x}}"),
    ),
    plant(
        "an unknown key at the top of a file",
        swap(SOFTWARE, "\nelements:\n", "\nelement:\n"),
        at("EAF-S001", SOFTWARE, "\n^element:\n", hint="elements"),
    ),
    plant(
        "a relationship with its target misspelt",
        swap(SHARED_SYSTEMS, "{type: serving, target: prc-quan-ly-du-lieu}", "{type: serving, taget: prc-quan-ly-du-lieu}"),
        at("EAF-S001", SHARED_SYSTEMS, "{type: serving, ^taget: prc-quan-ly-du-lieu}", hint="target"),
        at("EAF-S002", SHARED_SYSTEMS, "^{type: serving, taget: prc-quan-ly-du-lieu}"),
    ),
    plant(
        "settings with their format misspelt",
        swap(SETTINGS, "format: 1", "formt: 1"),
        at("EAF-S001", SETTINGS, "^formt: 1", hint="format"),
        at("EAF-S002", SETTINGS, "^workspace:"),
    ),
    plant(
        "an element without type",
        swap(SHARED_SYSTEMS, "  app-danh-muc:\n    type: application-component\n", "  app-danh-muc:\n"),
        on("EAF-S002", SHARED_SYSTEMS, "app-danh-muc"),
    ),
    plant(
        "an indicator without unit, targets or measurements",
        swap(GOALS, "  goal-danh-tinh:\n    type: goal", "  goal-danh-tinh:\n    type: indicator"),
        on("EAF-S002", GOALS, "goal-danh-tinh"),
    ),
    plant(
        "a target without min",
        cut(TARGETS, "min: 30, "),
        at("EAF-S002", TARGETS, "- ^{date: 2022-12-31, source: src-bai-bao-2022, note: {vi: Tối thiểu 30%"),
    ),
    plant(
        "a measurement without value",
        cut(RESULTS, "value: 1843, "),
        at(
            "EAF-S002",
            RESULTS,
            "- ^{date: 2021-12-31, qualifier: exact, source: src-bai-bao-2022, note: {vi: Đến cuối năm 2021, en",
        ),
    ),
    plant(
        "an access on a relationship that is none",
        after(SHARED_SYSTEMS, "{type: serving, target: prc-quan-ly-du-lieu", ", access: read"),
        at("EAF-S006", SHARED_SYSTEMS, "prc-quan-ly-du-lieu, ^access: read}"),
    ),
    plant(
        "a plateau's date on a node",
        swap(DATA_CENTRE, "rooms (assumed).\n", "rooms (assumed).\n    plateau: {date: 2021-12-31}\n"),
        at("EAF-S006", DATA_CENTRE, "rooms (assumed).\n    ^plateau: {date: 2021-12-31}"),
    ),
)

VALUES = (
    plant(
        "an unknown status",
        swap(SERVICE_DATA, "status: planned}", "status: plannd}"),
        at("EAF-S003", SERVICE_DATA, "status: ^plannd}", hint="planned"),
    ),
    plant(
        "an unknown layer",
        swap(
            SHARED_SYSTEMS,
            "layer: tich-hop\n    owner: org-so-tttt\n    confidence: low",
            "layer: tich-hopp\n    owner: org-so-tttt\n    confidence: low",
        ),
        at("EAF-S003", SHARED_SYSTEMS, "layer: ^tich-hopp\n", hint="tich-hop"),
    ),
    plant(
        "an unknown type of element",
        swap(DATA_CENTRE, "  nod-hop:\n    type: node", "  nod-hop:\n    type: nod"),
        at("EAF-S003", DATA_CENTRE, "type: ^nod\n", hint="node"),
    ),
    plant(
        "an unknown type of relationship",
        swap(SHARED_SYSTEMS, "{type: serving, target: prc-quan-ly-du-lieu}", "{type: servng, target: prc-quan-ly-du-lieu}"),
        at("EAF-S003", SHARED_SYSTEMS, "{type: ^servng, target", hint="serving"),
    ),
    plant(
        "an unknown platform",
        swap(SHARED_SYSTEMS, "platform: lgsp", "platform: lgps"),
        at("EAF-S003", SHARED_SYSTEMS, "platform: ^lgps", hint="lgsp"),
    ),
    plant(
        "an unknown standard in a list",
        swap(
            PORTALS,
            "{platform: portal, security_level: 2,",
            "{platform: portal, standards: [std-http-2, std-utf8], security_level: 2,",
        ),
        at("EAF-S003", PORTALS, "[std-http-2, ^std-utf8]", hint="std-utf-8"),
    ),
    plant(
        "an unknown viewpoint",
        swap(VIEWS, "viewpoint: overview", "viewpoint: overvew"),
        at("EAF-S003", VIEWS, "viewpoint: ^overvew", hint="overview"),
    ),
    plant(
        "a list written as a word",
        swap(CITY_DATA, "classified: [drm:DRM002.001]", "classified: drm:DRM002.001"),
        at("EAF-S004", CITY_DATA, "classified: ^drm:DRM002.001"),
    ),
    plant(
        "an owner left empty",
        swap(NETWORKS, "communes (assumed).\n    owner: org-so-tttt\n", "communes (assumed).\n    owner:\n"),
        at("EAF-S004", NETWORKS, "communes (assumed).\n    ^owner:\n"),
    ),
    plant(
        "relationships without any",
        swap(
            DATA_CENTRE,
            "{status: planned}\n    relationships:\n      - {type: serving, target: nod-sao-luu}\n",
            "{status: planned}\n    relationships:\n",
        ),
        at("EAF-S004", DATA_CENTRE, "{status: planned}\n    ^relationships:\n"),
    ),
    plant(
        "an id with a capital",
        swap(CITY_DATA, "\n  dat-thu:\n", "\n  dat-Thu:\n"),
        on("EAF-S005", CITY_DATA, "dat-Thu"),
    ),
    plant(
        "a date written the Vietnamese way",
        swap(CITY_LAW, "issued: 2021-03-31}", "issued: 31/03/2021}"),
        at("EAF-S005", CITY_LAW, "issued: ^31/03/2021}"),
    ),
    plant(
        "a security level of six",
        swap(DATA_CENTRE, "{security_level: 3, zone: dmz,", "{security_level: 6, zone: dmz,"),
        at("EAF-S005", DATA_CENTRE, "{security_level: ^6, zone: dmz,"),
    ),
    plant(
        "a format of another version",
        swap(SETTINGS, "format: 1", "format: 2"),
        at("EAF-S005", SETTINGS, "format: ^2"),
    ),
    plant(
        "an empty name",
        swap(CITY_DATA, "name: {vi: Thư điện tử công vụ, en: Official e-mail}", 'name: ""'),
        at("EAF-S007", CITY_DATA, '    ^name: ""'),
    ),
    plant(
        "tags without any",
        swap(CITY_DATA, "tags: [bai-bao-2022, ho-tich]", "tags: []"),
        at("EAF-S007", CITY_DATA, "    ^tags: []"),
    ),
    plant(
        "an impossible date",
        swap(CITY_LAW, "issued: 2021-03-31}", "issued: 2021-02-30}"),
        at("EAF-S008", CITY_LAW, "issued: ^2021-02-30}"),
    ),
    plant(
        "a plateau in the thirteenth month",
        swap(PLATEAUS, "plateau: {date: 2021-12-31}", "plateau: {date: 2021-13-31}"),
        at("EAF-S008", PLATEAUS, "plateau: {date: ^2021-13-31}"),
    ),
    plant(
        "a tag given twice",
        swap(CITY_DATA, "tags: [bai-bao-2022, ho-tich]", "tags: [ho-tich, bai-bao-2022, ho-tich]"),
        at("EAF-S010", CITY_DATA, "tags: [ho-tich, bai-bao-2022, ^ho-tich]"),
    ),
    plant(
        "an id that is too long",
        swap(SHARED_SYSTEMS, "target: prc-quan-ly-du-lieu}", f"target: p{'-p' * 40}}}"),
        at("EAF-S011", SHARED_SYSTEMS, f"target: ^p{'-p' * 40}}}"),
    ),
    plant(
        "four faults in three files",
        swap(
            CITY_BODIES,
            "{agency_level: department}\n    sources:\n      - ref: src-bai-bao-2022\n        note:\n          vi: Trưởng phòng",
            "{agency_level: sở}\n    sources:\n      - reff: src-bai-bao-2022\n        note:\n          vi: Trưởng phòng",
        ),
        swap(CITY_DATA, "\n  dat-thu:\n", "\n  dat-bao-cao:\n"),
        new_file("technology/nhap.yaml", "elements:\n  nod-moi:\n    type: node\n\tname: Mới\n"),
        at("EAF-S003", CITY_BODIES, "agency_level: ^sở}"),
        at("EAF-S001", CITY_BODIES, "- ^reff: src-bai-bao-2022", hint="ref"),
        at("EAF-S002", CITY_BODIES, "- ^reff: src-bai-bao-2022"),
        at("EAF-Y002", CITY_DATA, "\n  ^dat-bao-cao:\n    type: data-object\n    name: {vi: Thư điện tử"),
        at("EAF-Y009", "technology/nhap.yaml", "\n^\tname: Mới"),
    ),
)

FAULTS = (*YAML, *KEYS, *VALUES)
