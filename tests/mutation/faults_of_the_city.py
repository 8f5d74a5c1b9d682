"""Faults in what the city asks for on top of the national framework: its goals, targets, named systems and exchanges."""

from __future__ import annotations

from fault import at, cut, on, plant, swap
from model_paths import (
    CITY_DATA,
    CITY_LAW,
    CIVIL_SERVICES,
    DIRECT_CHANNELS,
    DISTRICTS_1,
    FEEDBACK_SERVICES,
    GOALS,
    INNER_PROCESSES,
    NATIONAL_POPULATION,
    NATIONAL_SHARED,
    OFFICE_SYSTEMS,
    PLATEAUS,
    PORTALS,
    SETTINGS,
    SHARED_SYSTEMS,
    SYSTEM_CONTROLS,
    TARGETS,
    WORK_PACKAGES,
)

STEERING_SYSTEMS = "application/dieu-hanh-va-giam-sat.yaml"
LOCAL_BODIES = "organisation/cap-huyen-xa.yaml"
PACKS = "^packs: [ha-noi]"
GOALS_AND_TARGETS = (
    plant(
        "a goal that leads nowhere",
        swap(
            GOALS,
            "target: ind-cap-danh-tinh}\n      - {type: influence, target: goal-phuc-vu}",
            "target: ind-cap-danh-tinh}\n      - {type: association, target: goal-phuc-vu}",
        ),
        on("HNI-GOA-001", GOALS, "goal-danh-tinh"),
    ),
    plant(
        "a plan of the city without a goal",
        swap(
            CITY_LAW,
            "issued: 2021-10-08}\n    relationships:\n      - {type: influence, target: goal-khai-thac-dan-cu}",
            "issued: 2021-10-08}\n    relationships:\n      - {type: association, target: goal-khai-thac-dan-cu}",
        ),
        on("HNI-GOA-002", CITY_LAW, "ins-kh-225"),
    ),
    plant(
        "a target of 2022 without its code",
        cut(TARGETS, "    classified: [hnmt:CT06]\n"),
        at("HNI-KPI-001", SETTINGS, PACKS),
    ),
    plant(
        "the targets of 2022 due at once",
        swap(TARGETS, "date: 2022-12-31", "date: 2022-02-28", times=7),
        at("HNI-KPI-002", TARGETS, "^{date: 2022-02-28, min: 30,"),
        at("HNI-KPI-003", TARGETS, '^{date: 2022-02-28, min: 100, source: src-bai-bao-2022, note: {vi: "100% kết quả'),
        at("HNI-KPI-004", TARGETS, "^{date: 2022-02-28, min: 100, source: src-bai-bao-2022, note: {vi: Phấn đấu"),
        at("HNI-KPI-005", TARGETS, "^{date: 2022-02-28, min: 100, source: src-bai-bao-2022, note: {vi: Trừ"),
        at("HNI-KPI-005", TARGETS, "^{date: 2022-02-28, min: 80,"),
        at("HNI-KPI-005", TARGETS, "^{date: 2022-02-28, min: 70,"),
        at("HNI-KPI-006", TARGETS, '^{date: 2022-02-28, min: 100, source: src-bai-bao-2022, note: {vi: "100% hồ sơ'),
    ),
    plant(
        "a target of 2022 that nobody answers for",
        cut(TARGETS, "    owner: org-ubnd-cap-xa\n"),
        on("HNI-KPI-007", TARGETS, "ind-xu-ly-cap-xa"),
    ),
    plant(
        "a target of 2022 without work",
        cut(PLATEAUS, "      - {type: association, target: ind-dong-bo-ket-qua}\n"),
        on("HNI-KPI-008", TARGETS, "ind-dong-bo-ket-qua"),
    ),
)
NAMED_SYSTEMS = (
    plant(
        "the meeting system without its code",
        cut(OFFICE_SYSTEMS, "    classified: [hnht:HT04]\n"),
        at("HNI-SYS-001", SETTINGS, PACKS),
    ),
    plant(
        "the meeting system still planned",
        swap(
            OFFICE_SYSTEMS,
            "status: operating}\n    tags: [bai-bao-2022]\n    classified: [hnht:HT04]",
            "status: planned}\n    tags: [bai-bao-2022]\n    classified: [hnht:HT04]",
        ),
        at("HNI-SYS-003", OFFICE_SYSTEMS, "status: ^planned}\n    tags: [bai-bao-2022]\n    classified: [hnht:HT04]"),
        on("CPDT-GOV-010", OFFICE_SYSTEMS, "app-hop-truc-tuyen"),
    ),
    plant(
        "civil-status extracts without the digitised data",
        cut(PORTALS, "      - {type: serving, target: prc-cap-trich-luc}\n      - {type: serving, target: prc-so-hoa-ho-tich}\n"),
        on("HNI-CIV-001", CIVIL_SERVICES, "svc-trich-luc"),
    ),
    plant(
        "feedback that nobody handles",
        swap(
            INNER_PROCESSES,
            "{type: realization, target: svc-phan-anh-hoang-mai}",
            "{type: association, target: svc-phan-anh-hoang-mai}",
        ),
        on("HNI-FEE-001", FEEDBACK_SERVICES, "svc-phan-anh-hoang-mai"),
    ),
)
EXCHANGE = (
    plant(
        "results that never reach the national portal",
        swap(
            NATIONAL_SHARED,
            "        target: ext-cong-dvcqg\n        data: [dat-ho-so",
            "        target: ext-csdl-tthc\n        data: [dat-ho-so",
        ),
        on("HNI-INT-001", PORTALS, "app-mot-cua"),
    ),
    plant(
        "an integration of Plan 225 without work",
        cut(WORK_PACKAGES, "      - {type: association, target: app-the-cu-dan}\n"),
        on("HNI-INT-005", OFFICE_SYSTEMS, "app-the-cu-dan"),
    ),
    plant(
        "a one-stop unit off the shared system",
        cut(PORTALS, "      - {type: serving, target: cha-mot-cua-xa}\n"),
        on("HNI-ONE-001", DIRECT_CHANNELS, "cha-mot-cua-xa"),
    ),
    plant(
        "a district outside of the group that has one-stop work",
        cut(LOCAL_BODIES, "      - {type: aggregation, target: org-ubnd-hoan-kiem}\n"),
        on("HNI-ONE-002", DISTRICTS_1, "org-ubnd-hoan-kiem"),
        on("CPDT-ORG-001", DISTRICTS_1, "org-ubnd-hoan-kiem"),
    ),
    plant(
        "a one-stop unit without e-identities",
        cut(NATIONAL_POPULATION, "      - {type: serving, target: cha-mot-cua-xa}\n"),
        on("HNI-ONE-003", DIRECT_CHANNELS, "cha-mot-cua-xa"),
    ),
    plant(
        "an electronic office without signatures",
        cut(
            SYSTEM_CONTROLS,
            "      - {type: serving, target: app-van-phong-dien-tu}\n      - {type: serving, target: app-truc-lien-thong}\n",
        ),
        on("HNI-DOC-001", OFFICE_SYSTEMS, "app-van-phong-dien-tu"),
        on("HNI-DOC-001", SHARED_SYSTEMS, "app-truc-lien-thong"),
    ),
    plant(
        "secret files in the electronic office",
        swap(
            CITY_DATA,
            "tags: [bai-bao-2022]\n    properties: {data_class: internal, security_level: 3,",
            "tags: [bai-bao-2022]\n    properties: {data_class: secret, security_level: 3,",
        ),
        at("HNI-DOC-002", OFFICE_SYSTEMS, "^{type: access, target: dat-van-ban, access: read-write}"),
        at("CPDT-SEC-005", STEERING_SYSTEMS, "^{type: serving, target: cha-ban-lam-viec}"),
    ),
)
FAULTS = GOALS_AND_TARGETS + NAMED_SYSTEMS + EXCHANGE
