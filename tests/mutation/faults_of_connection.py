"""Faults in how systems are connected, owned from outside, run, protected, and in what the model leaves out."""

from __future__ import annotations

from fault import Gone, Many, after, at, cut, on, plant, swap
from model_paths import (
    APPLICATION_SERVICES,
    CITY_DATA,
    DATA_CENTRE,
    DIRECT_CHANNELS,
    DOSSIER_PARTS,
    LGSP_SERVICES,
    MORE_NATIONAL_SYSTEMS,
    MORE_SECTOR_SYSTEMS,
    NATIONAL_BODIES,
    NATIONAL_DATA,
    NATIONAL_POPULATION,
    NATIONAL_SECTOR,
    NATIONAL_SHARED,
    NETWORKS,
    OFFICE_SYSTEMS,
    ONLINE_CHANNELS,
    PORTALS,
    ROLES,
    SECTOR_CHANNELS,
    SECTOR_DATA,
    SECTOR_SYSTEMS,
    SERVICE_DATA,
    SETTINGS,
    SHARED_SYSTEMS,
    SOFTWARE,
    SYSTEM_CONTROLS,
    USERS,
    ZONES,
)

INTEGRATION = (
    plant(
        "the LGSP bypassed",
        swap(
            SECTOR_SYSTEMS,
            "{type: flow, target: app-lgsp, data: [dat-dat-dai]",
            "{type: flow, target: app-mot-cua, data: [dat-dat-dai]",
        ),
        at("CPDT-INT-001", SECTOR_SYSTEMS, "^{type: flow, target: app-mot-cua, data: [dat-dat-dai]"),
    ),
    plant(
        "the LGSP bypassed by an application that another one of its owner sends to",
        after(
            PORTALS,
            "- {type: flow, target: app-cong-dvc, data: [dat-ho-so, dat-ket-qua], confidence: assumed}\n",
            "      - {type: flow, target: app-tro-cap, data: [dat-ho-so]}\n",
        ),
        at("CPDT-INT-001", PORTALS, "^{type: flow, target: app-tro-cap, data: [dat-ho-so]}"),
    ),
    plant(
        "the LGSP bypassed on the way to the NDXP",
        swap(
            SECTOR_SYSTEMS,
            "{type: flow, target: app-lgsp, data: [dat-tro-cap]",
            "{type: flow, target: ext-ndxp, data: [dat-tro-cap]",
        ),
        at("CPDT-INT-002", SECTOR_SYSTEMS, "^{type: flow, target: ext-ndxp, data: [dat-tro-cap]"),
    ),
    plant(
        "reports sent straight to a national system",
        swap(
            OFFICE_SYSTEMS,
            "{type: flow, target: app-lgsp, data: [dat-bao-cao]",
            "{type: flow, target: ext-bao-cao-chinh-phu, data: [dat-bao-cao]",
        ),
        at("CPDT-INT-002", OFFICE_SYSTEMS, "^{type: flow, target: ext-bao-cao-chinh-phu"),
    ),
    plant(
        "the NDXP bypassed",
        swap(SHARED_SYSTEMS, "- type: flow\n        target: ext-ndxp\n", "- type: flow\n        target: ext-csdl-dan-cu\n"),
        at("CPDT-INT-003", SHARED_SYSTEMS, "- ^type: flow\n        target: ext-csdl-dan-cu\n"),
        on("CPDT-INT-006", SHARED_SYSTEMS, "app-lgsp"),
    ),
    plant(
        "the document axis linked to a ministry's portal",
        swap(
            SHARED_SYSTEMS,
            "- type: flow\n        target: ext-truc-lien-thong-quoc-gia\n",
            "- type: flow\n        target: ext-cong-dvc-bo-cong-an\n",
        ),
        at("CPDT-INT-003", SHARED_SYSTEMS, "- ^type: flow\n        target: ext-cong-dvc-bo-cong-an\n"),
        at("HNI-INT-003", OFFICE_SYSTEMS, "^app-van-phong-dien-tu:"),
        on("CPDT-INT-009", SHARED_SYSTEMS, "app-truc-lien-thong"),
    ),
    plant(
        "national data that enters beside the NDXP",
        swap(
            NATIONAL_POPULATION,
            "{type: flow, target: ext-dang-ky-xe, data: [ext-dat-dan-cu]",
            "{type: flow, target: app-cbccvc, data: [ext-dat-dan-cu]",
        ),
        at("CPDT-INT-004", NATIONAL_POPULATION, "^{type: flow, target: app-cbccvc, data: [ext-dat-dan-cu]"),
        at("HNI-INT-002", NATIONAL_POPULATION, "^ext-dang-ky-xe:"),
    ),
    plant(
        "the NDXP linked to an application beside the LGSP",
        swap(NATIONAL_SHARED, "- type: flow\n        target: app-lgsp\n", "- type: flow\n        target: app-mot-cua\n"),
        at("CPDT-INT-004", NATIONAL_SHARED, "- ^type: flow\n        target: app-mot-cua\n"),
    ),
    plant(
        "the NDXP no longer said to be one",
        cut(NATIONAL_SHARED, "    properties: {platform: ndxp}\n"),
        at("CPDT-INT-003", SHARED_SYSTEMS, "- ^type: flow\n        target: ext-ndxp\n"),
        at("CPDT-INT-004", NATIONAL_SHARED, "- ^type: flow\n        target: app-lgsp\n"),
        on("CPDT-INT-006", SHARED_SYSTEMS, "app-lgsp"),
    ),
    plant(
        "the LGSP no longer said to be one",
        swap(SHARED_SYSTEMS, "{platform: lgsp, ", "{"),
        at("CPDT-INT-001", SECTOR_SYSTEMS, "^{type: flow, target: app-lgsp, data: [dat-tro-cap]"),
        at("CPDT-INT-001", SECTOR_SYSTEMS, "^{type: flow, target: app-lgsp, data: [dat-xet-nghiem]"),
        at("CPDT-INT-001", SECTOR_SYSTEMS, "^{type: flow, target: app-lgsp, data: [dat-dat-dai]"),
        at("CPDT-INT-001", SECTOR_SYSTEMS, "^{type: flow, target: app-lgsp, data: [dat-giay-phep-xay-dung]"),
        at("CPDT-INT-001", SECTOR_SYSTEMS, "^{type: flow, target: app-lgsp, data: [dat-phan-anh-hoang-mai]"),
        at("CPDT-INT-001", PORTALS, "^{type: flow, target: app-lgsp, data: [dat-tai-khoan, dat-giao-dich-phi"),
        at("CPDT-INT-001", PORTALS, "^{type: flow, target: app-lgsp, data: [dat-ho-so, dat-ket-qua]"),
        at("CPDT-INT-001", PORTALS, "^{type: flow, target: app-lgsp, data: [dat-ho-tich-ba-dinh]"),
        at("CPDT-INT-001", OFFICE_SYSTEMS, "^{type: flow, target: app-lgsp, data: [dat-bao-cao]"),
        at("CPDT-INT-001", SHARED_SYSTEMS, "^{type: flow, target: app-cong-dvc,"),
        *(
            at("CPDT-INT-001", MORE_SECTOR_SYSTEMS, f"^{{type: flow, target: app-lgsp, data: [{data}]")
            for data in ("dat-ho-kinh-doanh", "dat-an-sinh", "dat-tuyen-sinh", "dat-hanh-nghe-y", "dat-quy-hoach")
        ),
        *(
            at("CPDT-INT-001", SHARED_SYSTEMS, f"^{{type: flow, target: {target},")
            for target in ("app-tuyen-sinh", "app-an-sinh", "app-ho-kinh-doanh", "app-hanh-nghe-y", "app-quy-hoach")
        ),
        at("CPDT-INT-001", SHARED_SYSTEMS, "- ^type: flow\n        target: app-mot-cua\n        data:"),
        at("CPDT-INT-001", SHARED_SYSTEMS, "- ^type: flow\n        target: app-tro-cap\n"),
        at("CPDT-INT-001", SHARED_SYSTEMS, "- ^type: flow\n        target: app-xet-nghiem\n"),
        at("CPDT-INT-001", SHARED_SYSTEMS, "^{type: flow, target: app-ho-tich-ba-dinh,"),
        at("CPDT-INT-001", SHARED_SYSTEMS, "^{type: flow, target: app-dat-dai,"),
        at("CPDT-INT-001", SHARED_SYSTEMS, "^{type: flow, target: app-cap-phep-xay-dung,"),
        at("CPDT-INT-001", SHARED_SYSTEMS, "^{type: flow, target: app-phan-anh-hoang-mai,"),
        at("CPDT-INT-001", SHARED_SYSTEMS, "^{type: flow, target: app-bao-cao,"),
        at("CPDT-INT-002", SHARED_SYSTEMS, "- ^type: flow\n        target: ext-ndxp\n"),
        at("CPDT-INT-004", NATIONAL_SHARED, "- ^type: flow\n        target: app-lgsp\n"),
        Gone("CPDT-STD-009", "app-lgsp"),
    ),
    plant(
        "a flow without data",
        swap(OFFICE_SYSTEMS, "{type: flow, target: app-lgsp, data: [dat-bao-cao], ", "{type: flow, target: app-lgsp, "),
        at("CPDT-INT-005", OFFICE_SYSTEMS, "^{type: flow, target: app-lgsp, confidence: assumed}"),
    ),
)

EXTERNAL = (
    plant(
        "a national system given to a city owner",
        swap(
            NATIONAL_SHARED,
            "state agencies.\n    layer: he-thong-ngoai\n    owner: org-van-phong-chinh-phu",
            "state agencies.\n    layer: he-thong-ngoai\n    owner: org-van-phong-ubnd",
        ),
        at("CPDT-EXT-001", NATIONAL_SHARED, "owner: ^org-van-phong-ubnd"),
    ),
    plant(
        "a national system given to a city owner, apart from its data",
        swap(NATIONAL_SECTOR, "owner: org-bo-gtvt", "owner: org-so-gtvt"),
        at("CPDT-EXT-001", NATIONAL_SECTOR, "owner: ^org-so-gtvt"),
        at("CPDT-DAT-003", NATIONAL_SECTOR, "^{type: access, target: ext-dat-gplx, access: read-write}"),
    ),
    plant(
        "a ministry made a department",
        swap(
            NATIONAL_BODIES,
            "properties: {agency_level: national}\n\n  org-tong-cuc-thue:",
            "properties: {agency_level: department}\n\n  org-tong-cuc-thue:",
        ),
        at("CPDT-EXT-001", NATIONAL_SECTOR, "owner: ^org-bo-gtvt"),
        at("CPDT-EXT-001", MORE_NATIONAL_SYSTEMS, "owner: ^org-bo-gtvt"),
        at("CPDT-EXT-001", NATIONAL_DATA, "owner: ^org-bo-gtvt"),
        on("CPDT-ORG-001", NATIONAL_BODIES, "org-bo-gtvt"),
    ),
    plant(
        "an external network outside of its layer",
        swap(
            NETWORKS,
            "    layer: he-thong-ngoai\n    owner: org-cuc-buu-dien-tw\n",
            "    owner: org-cuc-buu-dien-tw\n",
        ),
        on("CPDT-EXT-002", NETWORKS, "ext-tslcd-cap-1"),
        on("CPDT-SEC-008", NETWORKS, "ext-tslcd-cap-1"),
    ),
    plant(
        "an external network in a layer of the city",
        swap(
            NETWORKS,
            "    layer: he-thong-ngoai\n    owner: org-cuc-buu-dien-tw\n",
            "    layer: ky-thuat-cong-nghe\n    owner: org-cuc-buu-dien-tw\n",
        ),
        at("CPDT-EXT-002", NETWORKS, "layer: ^ky-thuat-cong-nghe"),
        on("CPDT-SEC-008", NETWORKS, "ext-tslcd-cap-1"),
    ),
    plant(
        "an external application outside of its layer",
        swap(NATIONAL_SECTOR, "    layer: he-thong-ngoai\n    owner: org-bo-gtvt\n", "    owner: org-bo-gtvt\n"),
        on("CPDT-EXT-002", NATIONAL_SECTOR, "ext-gplx"),
        on("CPDT-SEC-001", NATIONAL_SECTOR, "ext-gplx"),
        on("CPDT-SEC-004", NATIONAL_SECTOR, "ext-gplx"),
        on("CPDT-APP-001", NATIONAL_SECTOR, "ext-gplx"),
        at("CPDT-INT-002", NATIONAL_SECTOR, "^{type: flow, target: ext-ndxp, data: [ext-dat-gplx]"),
        at("CPDT-INT-004", NATIONAL_SHARED, "^{type: flow, target: ext-gplx,"),
        at("CPDT-INT-004", MORE_NATIONAL_SYSTEMS, "^{type: flow, target: ext-gplx,"),
        at("CPDT-EXT-003", NATIONAL_SECTOR, "^{type: access, target: ext-dat-gplx, access: read-write}"),
        on("CPDT-TEC-002", NATIONAL_SECTOR, "ext-gplx"),
    ),
)

TECHNOLOGY = (
    plant(
        "an application without technology",
        cut(DATA_CENTRE, "    relationships:\n      - {type: serving, target: app-1022}\n"),
        on("CPDT-APP-001", SECTOR_SYSTEMS, "app-1022"),
    ),
    plant(
        "an application that serves nobody's business",
        cut(SHARED_SYSTEMS, "      - {type: serving, target: prc-quan-ly-du-lieu}\n"),
        on("CPDT-APP-002", SHARED_SYSTEMS, "app-danh-muc"),
    ),
    plant(
        "an application without technology and protection",
        cut(DATA_CENTRE, "      - {type: serving, target: app-phan-anh-hoang-mai}\n"),
        cut(SOFTWARE, "      - {type: serving, target: app-phan-anh-hoang-mai}\n"),
        cut(SYSTEM_CONTROLS, "      - {type: serving, target: app-phan-anh-hoang-mai}\n"),
        on("CPDT-APP-001", SECTOR_SYSTEMS, "app-phan-anh-hoang-mai"),
        on("CPDT-SEC-004", SECTOR_SYSTEMS, "app-phan-anh-hoang-mai"),
    ),
    plant(
        "an application moved to a server that nothing of the city protects",
        cut(DATA_CENTRE, "      - {type: serving, target: app-thu-cong-vu}\n"),
        cut(SYSTEM_CONTROLS, "      - {type: serving, target: app-thu-cong-vu}\n"),
        swap(ZONES, "target: app-thu-cong-vu}", "target: app-ho-tro-cntt}", times=2),
        after(
            NETWORKS, "- {type: serving, target: ext-bao-cao-chinh-phu}\n", "      - {type: serving, target: app-thu-cong-vu}\n"
        ),
        on("CPDT-SEC-004", OFFICE_SYSTEMS, "app-thu-cong-vu"),
    ),
    plant(
        "a node off the network",
        cut(NETWORKS, "      - {type: serving, target: nod-sao-luu}\n"),
        cut(ZONES, "      - {type: serving, target: nod-sao-luu}\n"),
        on("CPDT-TEC-001", DATA_CENTRE, "nod-sao-luu"),
    ),
)

COVERAGE = (
    plant(
        "the layer of integration emptied",
        swap(APPLICATION_SERVICES, "    layer: tich-hop\n", "", times=3),
        swap(LGSP_SERVICES, "    layer: tich-hop\n", "", times=15),
        swap(SHARED_SYSTEMS, "    layer: tich-hop\n", "", times=2),
        at("CPDT-COV-003", SETTINGS, "^packs: [ha-noi]"),
    ),
    plant(
        "all users retired",
        swap(USERS, "    confidence: ", "    lifecycle: {status: retired}\n    confidence: ", times=11),
        swap(ROLES, "    confidence: ", "    lifecycle: {status: retired}\n    confidence: ", times=6),
        at("CPDT-COV-002", SETTINGS, "^packs: [ha-noi]"),
        at("CPDT-COV-003", SETTINGS, "^packs: [ha-noi]"),
    ),
    plant(
        "all data of the city retired, its architecture emptied",
        swap(SERVICE_DATA, "status: operating", "status: retired", times=10),
        swap(SERVICE_DATA, "status: planned", "status: retired"),
        swap(CITY_DATA, "status: operating", "status: retired", times=15),
        swap(CITY_DATA, "status: planned", "status: retired", times=2),
        swap(DOSSIER_PARTS, "status: operating", "status: retired", times=7),
        swap(SECTOR_DATA, "status: operating", "status: retired", times=14),
        at("CPDT-COV-001", SETTINGS, "^packs: [ha-noi]"),
        at("CPDT-COV-003", SETTINGS, "^packs: [ha-noi]"),
        Many("CPDT-GOV-005", 64),
        Gone("CPDT-DAT-008", "dat-don-vi-hanh-chinh"),
    ),
    plant(
        "all channels retired",
        swap(DIRECT_CHANNELS, "status: operating", "status: retired", times=9),
        swap(ONLINE_CHANNELS, "status: operating", "status: retired", times=10),
        swap(ONLINE_CHANNELS, "status: planned", "status: retired"),
        swap(SECTOR_CHANNELS, "status: operating", "status: retired", times=8),
        at("CPDT-COV-002", SETTINGS, "^packs: [ha-noi]"),
        at("CPDT-COV-003", SETTINGS, "^packs: [ha-noi]"),
        Many("CPDT-GOV-005", 127),
        Gone("CPDT-CHA-001", "cha-tiep-cong-dan"),
    ),
)

FAULTS = (*INTEGRATION, *EXTERNAL, *TECHNOLOGY, *COVERAGE)
