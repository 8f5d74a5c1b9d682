"""Faults in data and security: owners, writers, classes, levels, secrets on public channels."""

from __future__ import annotations

from fault import Gone, after, at, on, plant, swap
from model_paths import (
    CITY_DATA,
    DATA_CENTRE,
    OFFICE_SYSTEMS,
    PORTALS,
    SECTOR_SYSTEMS,
    SERVICE_DATA,
    SOFTWARE,
)

DATA = (
    plant(
        "data without owner",
        swap(CITY_DATA, "attachments of officials (assumed).\n    owner: org-so-tttt\n", "attachments of officials (assumed).\n"),
        on("CPDT-DAT-001", CITY_DATA, "dat-thu"),
    ),
    plant(
        "data with two writers",
        swap(
            PORTALS,
            "{type: access, target: dat-danh-muc-tthc, access: read}\n      - {type: access, target: dat-tai-khoan",
            "{type: access, target: dat-danh-muc-tthc, access: write}\n      - {type: access, target: dat-tai-khoan",
        ),
        at("CPDT-DAT-002", PORTALS, "^{type: access, target: dat-danh-muc-tthc, access: write}"),
    ),
    plant(
        "data with a second writer that comes first",
        swap(PORTALS, "{type: access, target: dat-ho-so, access: read}", "{type: access, target: dat-ho-so, access: write}"),
        at("CPDT-DAT-002", PORTALS, "^{type: access, target: dat-ho-so, access: read-write}"),
    ),
    plant(
        "data with no writer",
        swap(OFFICE_SYSTEMS, "target: dat-thu, access: read-write}", "target: dat-thu, access: read}"),
        on("CPDT-DAT-002", CITY_DATA, "dat-thu"),
    ),
    plant(
        "data with an access that does not say whether it writes",
        swap(OFFICE_SYSTEMS, "target: dat-thu, access: read-write}", "target: dat-thu}"),
        on("CPDT-DAT-002", CITY_DATA, "dat-thu"),
        at("CPDT-DAT-006", OFFICE_SYSTEMS, "^{type: access, target: dat-thu}"),
    ),
    plant(
        "a direct link to a database of another owner",
        after(
            SECTOR_SYSTEMS,
            "- {type: access, target: dat-tro-cap, access: read-write}\n",
            "      - {type: access, target: dat-dat-dai, access: read}\n",
        ),
        at("CPDT-DAT-003", SECTOR_SYSTEMS, "^{type: access, target: dat-dat-dai, access: read}"),
    ),
    plant(
        "a shared platform with a direct link to national data",
        after(
            PORTALS,
            "- {type: access, target: dat-ho-so, access: read}\n",
            "      - {type: access, target: ext-dat-dan-cu, access: read}\n",
        ),
        at("CPDT-DAT-003", PORTALS, "^{type: access, target: ext-dat-dan-cu, access: read}"),
    ),
    plant(
        "a shared platform no longer said to be one",
        swap(PORTALS, "{platform: one-stop, security_level: 3, shared: true,", "{platform: one-stop, security_level: 3,"),
        swap(SERVICE_DATA, "result (assumed).\n    owner: org-van-phong-ubnd\n", "result (assumed).\n    owner: org-so-noi-vu\n"),
        at("CPDT-DAT-003", PORTALS, "^{type: access, target: dat-danh-gia, access: read-write}"),
    ),
    plant(
        "personal data at level 1",
        swap(
            SERVICE_DATA,
            "2022.\n    owner: org-van-phong-ubnd\n    confidence: medium\n    lifecycle: {status: operating}\n    properties: {data_class: personal, security_level: 2",
            "2022.\n    owner: org-van-phong-ubnd\n    confidence: medium\n    lifecycle: {status: operating}\n    properties: {data_class: personal, security_level: 1",
        ),
        at("CPDT-DAT-004", SERVICE_DATA, "{data_class: personal, security_level: ^1"),
    ),
    plant(
        "personal data without level",
        swap(SERVICE_DATA, "security_level: 2, database: false}\n    sources:", "database: false}\n    sources:"),
        on("CPDT-DAT-004", SERVICE_DATA, "dat-phan-anh-hoang-mai"),
    ),
    plant(
        "data without class",
        swap(CITY_DATA, "data_class: shared, security_level: 2, ", "security_level: 2, "),
        on("CPDT-DAT-005", CITY_DATA, "dat-bao-cao"),
    ),
)

SECURITY = (
    plant(
        "an application without security level",
        swap(SECTOR_SYSTEMS, "{platform: feedback, security_level: 2, shared: true,", "{platform: feedback, shared: true,"),
        on("CPDT-SEC-001", SECTOR_SYSTEMS, "app-1022"),
        Gone("CPDT-ATT-002", "app-1022"),
    ),
    plant(
        "an application's level lowered below its data",
        swap(
            PORTALS,
            "tags: [bai-bao-2022, ho-tich]\n    classified: [hnht:HT09]\n    properties: {platform: data, security_level: 3",
            "tags: [bai-bao-2022, ho-tich]\n    classified: [hnht:HT09]\n    properties: {platform: data, security_level: 2",
        ),
        at("CPDT-SEC-002", PORTALS, "{platform: data, security_level: ^2"),
    ),
    plant(
        "data raised above the application that writes it",
        swap(
            CITY_DATA,
            "security_level: 2, database: false}\n\n  dat-nhat-ky-lgsp",
            "security_level: 3, database: false}\n\n  dat-nhat-ky-lgsp",
        ),
        at("CPDT-SEC-002", OFFICE_SYSTEMS, "{platform: office, security_level: ^2"),
    ),
    plant(
        "a server's level lowered below the applications above it",
        swap(
            DATA_CENTRE,
            "{security_level: 3, zone: data, hosting: city-data-centre}\n    relationships:\n      - {type: serving, target: sys-quan-tri-csdl}",
            "{security_level: 2, zone: data, hosting: city-data-centre}\n    relationships:\n      - {type: serving, target: sys-quan-tri-csdl}",
        ),
        at("CPDT-SEC-003", DATA_CENTRE, "{security_level: ^2, zone: data,"),
    ),
    plant(
        "system software of a lower level than its application",
        swap(
            SOFTWARE,
            "{security_level: 3}\n    relationships:\n      - {type: serving, target: app-dinh-danh-can-bo}",
            "{security_level: 1}\n    relationships:\n      - {type: serving, target: app-dinh-danh-can-bo}",
        ),
        at("CPDT-SEC-003", SOFTWARE, "{security_level: ^1}"),
    ),
    plant(
        "an application raised above its server",
        swap(
            SECTOR_SYSTEMS,
            "{platform: feedback, security_level: 2, shared: true,",
            "{platform: feedback, security_level: 3, shared: true,",
        ),
        at(
            "CPDT-SEC-003",
            DATA_CENTRE,
            "{security_level: ^2, zone: internal, hosting: city-data-centre}\n    relationships:\n      - {type: serving, target: app-1022}",
        ),
    ),
    plant(
        "a public channel that reaches secret data",
        swap(SERVICE_DATA, "{data_class: open, security_level: 1,", "{data_class: secret, security_level: 1,"),
        at("CPDT-SEC-005", PORTALS, "^{type: serving, target: cha-cong-ttdt}"),
    ),
    plant(
        "three public channels that reach secret data",
        swap(
            SERVICE_DATA,
            "portal (assumed).\n    owner: org-van-phong-ubnd\n    confidence: assumed\n    lifecycle: {status: operating}\n    properties: {data_class: personal",
            "portal (assumed).\n    owner: org-van-phong-ubnd\n    confidence: assumed\n    lifecycle: {status: operating}\n    properties: {data_class: secret",
        ),
        at("CPDT-SEC-005", PORTALS, "^{type: serving, target: cha-cong-dvc}"),
        at("CPDT-SEC-005", PORTALS, "^{type: serving, target: cha-di-dong}"),
        at("CPDT-SEC-005", PORTALS, "^{type: serving, target: cha-zalo}"),
    ),
)

CODES = (
    plant(
        "a node with a code of data",
        swap(
            DATA_CENTRE,
            "Links the meeting rooms (assumed).\n",
            "Links the meeting rooms (assumed).\n    classified: [drm:DRM001]\n",
        ),
        at("CPDT-DAT-007", DATA_CENTRE, "classified: [^drm:DRM001]"),
    ),
    plant(
        "data whose part belongs to a wider field",
        after(
            CITY_DATA,
            "    classified: [drm:DRM002.001]\n    properties: {data_class: internal, security_level: 2, database: true}\n",
            "    relationships: [{type: composition, target: dat-tro-cap}]\n",
        ),
        at(
            "CPDT-DAT-007",
            CITY_DATA,
            "classified: [^drm:DRM002]\n    properties: {data_class: personal, security_level: 3, database: true}\n"
            "    sources:\n      - ref: src-bai-bao-2022\n        note:\n          vi: Trợ cấp",
        ),
    ),
)

FAULTS = (*DATA, *SECURITY, *CODES)
