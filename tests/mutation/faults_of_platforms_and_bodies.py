"""Faults in shared platforms, channels, bodies, the roadmap and what the infrastructure stands on."""

from __future__ import annotations

from fault import Gone, after, at, cut, on, plant, swap
from model_paths import (
    CITY_BODIES,
    DISTRICTS_1,
    FEEDBACK_SERVICES,
    GOALS,
    MORE_NATIONAL_SYSTEMS,
    MORE_SECTOR_SYSTEMS,
    NATIONAL_SHARED,
    NETWORKS,
    OFFICE_SYSTEMS,
    ONLINE_CHANNELS,
    PLATEAUS,
    PORTALS,
    RESULTS,
    ROLES,
    SECTOR_DATA,
    SECTOR_PROCESSES,
    SECTOR_SYSTEMS,
    SERVICE_DATA,
    SHARED_SYSTEMS,
    TAX_SERVICES,
    WORK_PACKAGES,
)

ZONES = "technology/vung-mang-va-dich-vu.yaml"
MORE_REQUIREMENTS = "motivation/yeu-cau-khac.yaml"
FIELD_PROCESSES = "business/quy-trinh-linh-vuc.yaml"
DATA_CENTRE_NETWORK = "Links the server zones of the data centre (assumed).\n    owner: org-so-tttt\n    confidence: assumed\n    lifecycle: {status: operating}\n    properties: {security_level: ^3"
FIELDS = 'properties: {procedure_group: "Phản ánh, kiến nghị", eligible_online: false}'
OWN_SYSTEM = "properties: {platform: feedback, security_level: 2, hosting: city-data-centre}"
HOTLINE = (
    "    owner: org-so-tttt\n    confidence: high\n    lifecycle: {status: operating}\n    tags: [phan-anh]\n    properties: {"
)
PLATFORMS = (
    plant(
        "the LGSP off the national platform",
        swap(SHARED_SYSTEMS, "        target: ext-ndxp\n", "        target: ext-csdl-tthc\n"),
        on("CPDT-INT-006", SHARED_SYSTEMS, "app-lgsp"),
        at("CPDT-INT-003", SHARED_SYSTEMS, "^type: flow\n        target: ext-csdl-tthc\n"),
    ),
    plant(
        "an LGSP of a district",
        swap(SECTOR_SYSTEMS, OWN_SYSTEM, OWN_SYSTEM.replace("feedback", "lgsp")),
        on("CPDT-INT-006", SECTOR_SYSTEMS, "app-phan-anh-hoang-mai"),
        on("CPDT-INT-007", SECTOR_SYSTEMS, "app-phan-anh-hoang-mai"),
        on("CPDT-STD-009", SECTOR_SYSTEMS, "app-phan-anh-hoang-mai"),
        on("CPDT-STD-009", SECTOR_SYSTEMS, "app-phan-anh-hoang-mai"),
        at("CPDT-SEC-007", SECTOR_SYSTEMS, "platform: lgsp, security_level: ^2"),
        at("HNI-INT-004", SECTOR_SYSTEMS, "platform: ^lgsp"),
    ),
    plant(
        "documents that never reach the axis",
        swap(OFFICE_SYSTEMS, "        target: app-truc-lien-thong\n", "        target: app-nhiem-vu\n"),
        on("CPDT-INT-008", SHARED_SYSTEMS, "app-truc-lien-thong"),
        on("HNI-INT-003", OFFICE_SYSTEMS, "app-van-phong-dien-tu"),
    ),
    plant(
        "a second one-stop system",
        swap(PORTALS, "properties: {platform: portal, security_level: 2,", "properties: {platform: one-stop, security_level: 2,"),
        at("CPDT-ONE-001", PORTALS, "platform: ^one-stop, security_level: 3"),
        on("CPDT-ONE-002", PORTALS, "app-cong-ttdt"),
        on("CPDT-ONE-003", PORTALS, "app-cong-ttdt"),
        on("CPDT-STD-011", PORTALS, "app-cong-ttdt"),
        on("HNI-INT-001", PORTALS, "app-cong-ttdt"),
        on("CPDT-DAT-008", SERVICE_DATA, "dat-noi-dung-cong"),
        Gone("CPDT-STD-005", "app-cong-ttdt"),
        Gone("CPDT-STD-010", "app-cong-ttdt"),
    ),
    plant(
        "national data that stops at the NDXP",
        swap(
            NATIONAL_SHARED,
            "target: app-lgsp\n        data: [ext-dat-dan-cu,",
            "target: ext-csdl-tthc\n        data: [ext-dat-dan-cu,",
        ),
        on("CPDT-ONE-002", PORTALS, "app-mot-cua"),
        on("HNI-INT-002", SECTOR_SYSTEMS, "app-tro-cap"),
        on("HNI-INT-002", SECTOR_SYSTEMS, "app-xet-nghiem"),
    ),
    plant(
        "a portal that cannot take payments",
        cut(
            NATIONAL_SHARED,
            "      - {type: flow, target: ext-thanh-toan-dvcqg, data: [dat-giao-dich-phi], confidence: assumed}\n",
        ),
        on("CPDT-ONE-003", PORTALS, "app-mot-cua"),
    ),
    plant(
        "one more portal",
        swap(SECTOR_SYSTEMS, OWN_SYSTEM, OWN_SYSTEM.replace("feedback", "portal")),
        on("CPDT-STD-005", SECTOR_SYSTEMS, "app-phan-anh-hoang-mai"),
        on("CPDT-STD-010", SECTOR_SYSTEMS, "app-phan-anh-hoang-mai"),
    ),
)
SERVICES_AND_CHANNELS = (
    plant(
        "services without their field",
        swap(FEEDBACK_SERVICES, FIELDS, "properties: {eligible_online: false}", times=3),
        on("CPDT-SVC-007", FEEDBACK_SERVICES, "svc-phan-anh-hoang-mai"),
        on("CPDT-SVC-007", FEEDBACK_SERVICES, "svc-phan-anh-1022"),
        on("CPDT-SVC-007", FEEDBACK_SERVICES, "svc-phan-anh-quy-dinh"),
    ),
    plant(
        "a group of users whom nothing serves",
        cut(SHARED_SYSTEMS, "      - {type: serving, target: usr-quan-tri-he-thong}\n"),
        on("CPDT-SVC-008", ROLES, "usr-quan-tri-he-thong"),
    ),
    plant(
        "a channel that nothing runs",
        cut(PORTALS, "      - {type: serving, target: cha-cong-ttdt}\n"),
        on("CPDT-CHA-001", ONLINE_CHANNELS, "cha-cong-ttdt"),
    ),
    plant(
        "a channel for nothing",
        swap(ONLINE_CHANNELS, "{type: assignment, target: svc-phan-anh-1022}", "{type: association, target: svc-phan-anh-1022}"),
        on("CPDT-CHA-002", ONLINE_CHANNELS, "cha-1022"),
        on("CPDT-SVC-002", FEEDBACK_SERVICES, "svc-phan-anh-1022"),
    ),
    plant(
        "open data that no portal shows",
        swap(
            SECTOR_DATA,
            "{data_class: shared, security_level: 2, database: true}",
            "{data_class: open, security_level: 2, database: true}",
            times=2,
        ),
        on("CPDT-DAT-008", SECTOR_DATA, "dat-hanh-nghe-y"),
        on("CPDT-DAT-008", SECTOR_DATA, "dat-quy-hoach"),
    ),
)
SECURITY = (
    plant(
        "a hotline made an online service",
        after(FEEDBACK_SERVICES, HOTLINE, "online_level: 3, "),
        at("CPDT-SEC-006", ONLINE_CHANNELS, "^{type: assignment, target: svc-phan-anh-1022}"),
        on("CPDT-SVC-006", FEEDBACK_SERVICES, "svc-phan-anh-1022"),
        on("HNI-GOA-004", FEEDBACK_SERVICES, "svc-phan-anh-1022"),
    ),
    plant(
        "a document axis of level 2",
        swap(SHARED_SYSTEMS, "platform: document-axis, security_level: 3", "platform: document-axis, security_level: 2"),
        at("CPDT-SEC-007", SHARED_SYSTEMS, "platform: document-axis, security_level: ^2"),
    ),
    plant(
        "an Internet connection without security level",
        swap(NETWORKS, "{security_level: 1, zone: internet}", "{zone: internet}"),
        on("CPDT-SEC-008", NETWORKS, "net-internet"),
    ),
    plant(
        "a zone above its network",
        swap(ZONES, "{security_level: 3, zone: data}", "{security_level: 4, zone: data}"),
        at("CPDT-SEC-009", NETWORKS, DATA_CENTRE_NETWORK),
    ),
    plant(
        "the Internet let into the data zone",
        swap(
            NETWORKS,
            "target: cha-kenh-hoang-mai}\n      - {type: serving, target: nod-cum-web}",
            "target: cha-kenh-hoang-mai}\n      - {type: serving, target: nod-cum-csdl}",
        ),
        at("CPDT-SEC-010", NETWORKS, "target: cha-kenh-hoang-mai}\n      - ^{type: serving, target: nod-cum-csdl}"),
    ),
    plant(
        "national civil-status data written in a district",
        swap(
            FIELD_PROCESSES,
            "{type: access, target: ext-dat-ho-tich, access: read}",
            "{type: access, target: ext-dat-ho-tich, access: read-write}",
        ),
        at("CPDT-EXT-003", FIELD_PROCESSES, "^{type: access, target: ext-dat-ho-tich, access: read-write}"),
    ),
)
STRUCTURE = (
    plant(
        "a system hosted nowhere",
        swap(MORE_SECTOR_SYSTEMS, "security_level: 2, hosting: on-premises}", "security_level: 2}"),
        on("CPDT-TEC-002", MORE_SECTOR_SYSTEMS, "app-dieu-hanh-giao-thong"),
    ),
    plant(
        "a service that no process carries out",
        swap(SECTOR_PROCESSES, "{type: realization, target: svc-khai-thue}", "{type: association, target: svc-khai-thue}"),
        on("CPDT-SVC-001", TAX_SERVICES, "svc-khai-thue"),
        on("CPDT-SVC-004", TAX_SERVICES, "svc-khai-thue"),
        on("CPDT-SVC-009", TAX_SERVICES, "svc-khai-thue"),
    ),
    plant(
        "a payment platform that serves before it is there",
        swap(MORE_NATIONAL_SYSTEMS, "target: ext-thanh-toan-dvcqg, since: 2020-07-24}", "target: ext-thanh-toan-dvcqg}"),
        at("CPDT-GOV-012", MORE_NATIONAL_SYSTEMS, "^{type: serving, target: ext-thanh-toan-dvcqg}"),
    ),
    plant(
        "a district on whose system the city's integration rests",
        after(
            SECTOR_SYSTEMS,
            "      - {type: serving, target: cha-kenh-hoang-mai}\n",
            "      - {type: serving, target: app-giam-sat-attt}\n",
        ),
        at("CPDT-APP-003", SHARED_SYSTEMS, "^{type: serving, target: app-phan-anh-hoang-mai}"),
    ),
)
ROADMAP_AND_BODIES = (
    plant(
        "a work package that nobody carries out",
        cut(WORK_PACKAGES, "    owner: org-so-noi-vu\n"),
        on("CPDT-GOV-008", WORK_PACKAGES, "wp-nang-ty-le-truc-tuyen"),
    ),
    plant(
        "a gap that nobody closes",
        cut(WORK_PACKAGES, "      - {type: association, target: gap-phan-anh}\n"),
        on("CPDT-GOV-009", PLATEAUS, "gap-phan-anh"),
    ),
    plant(
        "a requirement that nothing meets",
        cut(PORTALS, "      - {type: realization, target: req-buu-chinh}\n"),
        on("CPDT-GOV-011", MORE_REQUIREMENTS, "req-buu-chinh"),
    ),
    plant(
        "an identifier in small letters",
        swap(CITY_BODIES, "agency_code: H26", "agency_code: h26"),
        at("CPDT-ORG-002", CITY_BODIES, "agency_code: ^h26"),
    ),
    plant(
        "an identifier of two bodies",
        swap(
            DISTRICTS_1,
            '{agency_level: district, unit_code: "001",',
            '{agency_level: district, agency_code: H26, unit_code: "001",',
        ),
        at("CPDT-ORG-003", CITY_BODIES, "agency_code: ^H26"),
    ),
    plant(
        "an indicator for no goal",
        cut(GOALS, "      - {type: association, target: ind-hop-truc-tuyen}\n"),
        on("CPDT-KPI-005", RESULTS, "ind-hop-truc-tuyen"),
    ),
)
FAULTS = PLATFORMS + SERVICES_AND_CHANNELS + SECURITY + STRUCTURE + ROADMAP_AND_BODIES
