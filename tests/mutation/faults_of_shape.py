"""Faults in the keys and values of a file: what has not the shape of its kind (EAF-S)."""

from __future__ import annotations

import unicodedata

from fault import after, at, cut, new_file, on, plant, swap
from model_paths import (
    CITY_BODIES,
    CITY_DATA,
    CITY_LAW,
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
    SOFTWARE,
    TARGETS,
    VIEWS,
)

_DECOMPOSED = unicodedata.normalize("NFD", "Tối thiểu")

KEYS = (
    plant(
        "a key with a letter too few",
        swap(OFFICE_SYSTEMS, "    confidence: assumed\n", "    confidnce: assumed\n"),
        at("EAF-S001", OFFICE_SYSTEMS, "    ^confidnce: assumed", hint="confidence"),
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
        "an unknown type in a file of another editor, with a byte order mark and CR LF",
        new_file("technology/nhap.yaml", "\ufeffelements:\r\n  nod-moi:\r\n    type: nod\r\n    name: Mới\r\n"),
        at("EAF-S003", "technology/nhap.yaml", "type: ^nod\r\n", hint="node"),
    ),
    plant(
        "four faults in three files",
        swap(
            CITY_BODIES,
            "{agency_level: department}\n    relationships:\n      - {type: assignment, target: prc-cap-nhat-dan-cu}\n",
            "{agency_level: sở}\n    relationships:\n      - {type: assignment, target: prc-cap-nhat-dan-cu}\n",
        ),
        swap(
            CITY_BODIES,
            "      - ref: src-bai-bao-2022\n        note:\n          vi: Trưởng phòng",
            "      - reff: src-bai-bao-2022\n        note:\n          vi: Trưởng phòng",
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

FAULTS = (*KEYS, *VALUES)
