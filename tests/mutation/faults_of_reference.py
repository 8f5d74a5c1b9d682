"""Faults in what a model names: ids, codes, properties and dates that do not fit together (EAF-R)."""

from __future__ import annotations

from fault import Deleted, after, at, new_file, on, plant, swap
from model_paths import (
    CITY_BODIES,
    CITY_DATA,
    CITY_LAW,
    CIVIL_PROCESSES,
    GOALS,
    NATIONAL_LAW,
    NETWORKS,
    OFFICE_SYSTEMS,
    PORTALS,
    RESULTS,
    SECTOR_SYSTEMS,
    SERVICE_DATA,
    SETTINGS,
    SHARED_SYSTEMS,
    TARGETS,
    VIEWS,
)

MISSING = (
    plant(
        "a flow to an id with a letter too few",
        swap(SECTOR_SYSTEMS, "target: app-lgsp, data: [dat-dat-dai]", "target: app-lgs, data: [dat-dat-dai]"),
        at("EAF-R001", SECTOR_SYSTEMS, "target: ^app-lgs, data: [dat-dat-dai]", hint="app-lgsp"),
    ),
    plant(
        "a flow of unknown data",
        swap(SECTOR_SYSTEMS, "target: app-lgsp, data: [dat-dat-dai]", "target: app-lgsp, data: [dat-dat-da]"),
        at("EAF-R001", SECTOR_SYSTEMS, "target: app-lgsp, data: [^dat-dat-da]", hint="dat-dat-dai"),
    ),
    plant(
        "an unknown owner",
        swap(OFFICE_SYSTEMS, "owner: org-so-noi-vu", "owner: org-so-noi-vuu"),
        at("EAF-R001", OFFICE_SYSTEMS, "owner: ^org-so-noi-vuu", hint="org-so-noi-vu"),
    ),
    plant(
        "an unknown source of an element",
        swap(NETWORKS, "ref: src-ict-tslcd", "ref: src-itc-tslcd"),
        at("EAF-R001", NETWORKS, "ref: ^src-itc-tslcd", hint="src-ict-tslcd"),
    ),
    plant(
        "an unknown source of a relationship",
        swap(OFFICE_SYSTEMS, "          - ref: src-bai-bao-2022", "          - ref: src-bai-bao-2021"),
        at("EAF-R001", OFFICE_SYSTEMS, "          - ref: ^src-bai-bao-2021", hint="src-bai-bao-2022"),
    ),
    plant(
        "an unknown source of a measurement",
        swap(
            RESULTS,
            "value: 1843, qualifier: exact, source: src-bai-bao-2022",
            "value: 1843, qualifier: exact, source: src-bao-2022",
        ),
        at("EAF-R001", RESULTS, "source: ^src-bao-2022"),
    ),
    plant(
        "an unknown steward",
        swap(SERVICE_DATA, "steward: org-so-noi-vu}", "steward: org-so-noi-vo}"),
        at("EAF-R001", SERVICE_DATA, "steward: ^org-so-noi-vo}", hint="org-so-noi-vu"),
    ),
    plant(
        "an unknown issuer of a legal text",
        swap(CITY_LAW, "issuer: org-chinh-phu, issued: 2021-03-31}", "issuer: org-chinhphu, issued: 2021-03-31}"),
        at("EAF-R001", CITY_LAW, "issuer: ^org-chinhphu, issued", hint="org-chinh-phu"),
    ),
    plant(
        "an unknown successor of a legal text",
        swap(CITY_LAW, "replaced_by: ins-qd-2906}", "replaced_by: ins-qd-2096}"),
        at("EAF-R001", CITY_LAW, "replaced_by: ^ins-qd-2096}", hint="ins-qd-2906"),
    ),
    plant(
        "an unknown owner and plateau of the workspace",
        swap(SETTINGS, "owner: org-ubnd-tp", "owner: org-ubnd"),
        swap(SETTINGS, "plateau: plt-2021", "plateau: plt-2020"),
        at("EAF-R001", SETTINGS, "owner: ^org-ubnd\n"),
        at("EAF-R001", SETTINGS, "plateau: ^plt-2020", hint="plt-2021"),
    ),
    plant(
        "an organisation renamed in one place only",
        swap(CITY_BODIES, "\n  org-phong-qlhc:\n", "\n  org-phong-quan-ly-hanh-chinh:\n"),
        at("EAF-R001", CITY_BODIES, "target: ^org-phong-qlhc}"),
        at("EAF-R001", CIVIL_PROCESSES, "permanent residents' information.\n    owner: ^org-phong-qlhc"),
        at("EAF-R001", CIVIL_PROCESSES, "handing out the card.\n    owner: ^org-phong-qlhc"),
    ),
    plant(
        "a list of relationships that begins nowhere",
        new_file("technology/noi-day.yaml", "relationships:\n  - {source: nod-chua-co, type: serving, target: app-1022}\n"),
        at("EAF-R001", "technology/noi-day.yaml", "source: ^nod-chua-co"),
    ),
    plant(
        "a layer of the pack that is not there",
        swap(
            SHARED_SYSTEMS,
            "layer: tich-hop\n    owner: org-so-tttt\n    confidence: low",
            "layers: {vn-cpdt-2.0: tich-hp}\n    owner: org-so-tttt\n    confidence: low",
        ),
        at("EAF-R003", SHARED_SYSTEMS, "layers: {vn-cpdt-2.0: ^tich-hp}", hint="tich-hop"),
    ),
    plant(
        "an unknown reference code",
        swap(CITY_DATA, "[drm:DRM002.001]", "[drm:DRM002, drm:DRM002.002]"),
        at("EAF-R004", CITY_DATA, "[drm:DRM002, ^drm:DRM002.002]", hint="drm:DRM002.001"),
    ),
    plant(
        "an unknown pack",
        swap(SETTINGS, "packs: [ha-noi]", "packs: [vn-cpdt-2.1]"),
        at("EAF-R005", SETTINGS, "packs: [^vn-cpdt-2.1]", hint="vn-cpdt-2.0"),
    ),
    plant(
        "an unknown legal text of the pack",
        swap(NATIONAL_LAW, "{ref: qd-2323-btttt-2019}", "{ref: qd-2323-btttt-2018}"),
        at("EAF-R007", NATIONAL_LAW, "{ref: ^qd-2323-btttt-2018}", hint="qd-2323-btttt-2019"),
    ),
    plant(
        "a workspace without settings",
        Deleted(SETTINGS),
        at("EAF-R009", SETTINGS, "^"),
    ),
    plant(
        "a view of an unknown component architecture",
        swap(VIEWS, "architecture: an-toan\n", "architecture: an-toan-thong-tin\n"),
        at("EAF-R012", VIEWS, "architecture: ^an-toan-thong-tin\n"),
    ),
    plant(
        "a view of an unknown element",
        swap(VIEWS, "    viewpoint: integration\n", "    viewpoint: context\n    element: app-lgspp\n"),
        at("EAF-R001", VIEWS, "element: ^app-lgspp", hint="app-lgsp"),
    ),
    plant(
        "a file with comments only",
        new_file("technology/nhap.yaml", "# Sẽ viết sau.\n"),
        at("EAF-F005", "technology/nhap.yaml", "^# Sẽ viết sau."),
    ),
)

TWICE = (
    plant(
        "an id of another file",
        swap(CITY_DATA, "\n  dat-thu:\n", "\n  dat-ho-so:\n"),
        on("EAF-R002", CITY_DATA, "dat-ho-so"),
    ),
    plant(
        "a relationship written twice at its source",
        after(
            SHARED_SYSTEMS,
            "- {type: serving, target: prc-quan-ly-du-lieu}\n",
            "      - {target: prc-quan-ly-du-lieu, type: serving}\n",
        ),
        at("EAF-R008", SHARED_SYSTEMS, "{target: prc-quan-ly-du-lieu, type: ^serving}"),
    ),
    plant(
        "a relationship written again in a list of its own",
        new_file("technology/viec-noi.yaml", "relationships:\n  - {source: nod-tong-dai, type: serving, target: app-1022}\n"),
        at("EAF-R008", "technology/viec-noi.yaml", "type: ^serving"),
    ),
    plant(
        "a view declared again in another file",
        new_file("views/them.yaml", "views:\n  tich-hop:\n    viewpoint: integration\n    title: Tích hợp\n"),
        on("EAF-R013", "views/them.yaml", "tich-hop"),
    ),
)

UNFIT = (
    plant(
        "a property on a wrong type",
        swap(
            SECTOR_SYSTEMS,
            "{platform: feedback, security_level: 2, shared: true,",
            "{platform: feedback, channel: phone, security_level: 2,",
        ),
        at("EAF-R006", SECTOR_SYSTEMS, "{platform: feedback, ^channel: phone"),
    ),
    plant(
        "an owner that is an application",
        swap(OFFICE_SYSTEMS, "owner: org-so-noi-vu", "owner: app-cbccvc"),
        at("EAF-R010", OFFICE_SYSTEMS, "owner: ^app-cbccvc"),
    ),
    plant(
        "a source that is an organisation",
        swap(NETWORKS, "ref: src-ict-tslcd", "ref: org-cuc-buu-dien-tw"),
        at("EAF-R010", NETWORKS, "ref: ^org-cuc-buu-dien-tw"),
    ),
    plant(
        "a flow that carries an application",
        swap(SECTOR_SYSTEMS, "target: app-lgsp, data: [dat-dat-dai]", "target: app-lgsp, data: [dat-dat-dai, app-dat-dai]"),
        at("EAF-R010", SECTOR_SYSTEMS, "data: [dat-dat-dai, ^app-dat-dai]"),
    ),
    plant(
        "a default plateau that is a goal",
        swap(SETTINGS, "plateau: plt-2021", "plateau: goal-phuc-vu"),
        at("EAF-R010", SETTINGS, "plateau: ^goal-phuc-vu"),
    ),
    plant(
        "a figure whose source is an application",
        swap(TARGETS, "min: 30, source: src-bai-bao-2022", "min: 30, source: app-mot-cua"),
        at("EAF-R010", TARGETS, "min: 30, source: ^app-mot-cua"),
    ),
    plant(
        "a legal text that is replaced by a goal",
        swap(CITY_LAW, "replaced_by: ins-qd-2906}", "replaced_by: goal-phuc-vu}"),
        at("EAF-R010", CITY_LAW, "replaced_by: ^goal-phuc-vu}"),
    ),
    plant(
        "a life that ends before it begins",
        swap(SECTOR_SYSTEMS, "{status: operating, from: 2021-08-19}", "{status: operating, from: 2021-08-19, to: 2020-08-19}"),
        at("EAF-R011", SECTOR_SYSTEMS, "from: 2021-08-19, to: ^2020-08-19}"),
    ),
    plant(
        "a legal text that ends before it begins",
        swap(CITY_LAW, "issued: 2021-03-31}", "issued: 2021-03-31, effective_from: 2021-06-01, effective_to: 2021-05-31}"),
        at("EAF-R011", CITY_LAW, "effective_from: 2021-06-01, effective_to: ^2021-05-31}"),
    ),
    plant(
        "a flow that ends before it begins",
        swap(
            SECTOR_SYSTEMS,
            "data: [dat-dat-dai], confidence",
            "data: [dat-dat-dai], until: 2020-12-31, since: 2021-01-01, confidence",
        ),
        at("EAF-R011", SECTOR_SYSTEMS, "until: ^2020-12-31, since: 2021-01-01"),
    ),
    plant(
        "five kinds of wrong names in five files",
        swap(GOALS, "{type: influence, target: drv-cai-cach}", "{type: influence, target: drv-cai-cac}"),
        swap(CITY_DATA, "[drm:DRM002.001]", "[brm:BRM001]"),
        swap(PORTALS, "{platform: one-stop, ", "{platform: one-stop, data_class: open, "),
        swap(NATIONAL_LAW, "{ref: nq-17-2019}", "{ref: nq-17-2018}"),
        swap(VIEWS, "architecture: ung-dung\n", "architecture: ung-dun\n"),
        at("EAF-R001", GOALS, "target: ^drv-cai-cac}", hint="drv-cai-cach"),
        at("EAF-R004", CITY_DATA, "[^brm:BRM001]"),
        at("EAF-R006", PORTALS, "{platform: one-stop, ^data_class: open"),
        at("EAF-R007", NATIONAL_LAW, "{ref: ^nq-17-2018}", hint="nq-17-2019"),
        at("EAF-R012", VIEWS, "architecture: ^ung-dun\n", hint="ung-dung"),
    ),
)

FAULTS = (*MISSING, *TWICE, *UNFIT)
