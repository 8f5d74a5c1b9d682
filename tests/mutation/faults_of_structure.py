"""Faults in how the parts hang together: layers, directions, integration, technology, protection, coverage."""

from __future__ import annotations

from fault import after, at, cut, on, plant, swap
from model_paths import (
    APPLICATION_SERVICES,
    CITY_DATA,
    CITY_LAW,
    CIVIL_SERVICES,
    DATA_CENTRE,
    DIRECT_CHANNELS,
    FEEDBACK_SERVICES,
    GOALS,
    NATIONAL_BODIES,
    NATIONAL_DATA,
    NATIONAL_POPULATION,
    NATIONAL_SECTOR,
    NATIONAL_SHARED,
    NETWORKS,
    OFFICE_SYSTEMS,
    ONE_STOP_PROCESSES,
    ONLINE_CHANNELS,
    PLATEAUS,
    PORTALS,
    REQUIREMENTS,
    SECTOR_PROCESSES,
    SECTOR_SYSTEMS,
    SERVICE_DATA,
    SETTINGS,
    SHARED_SYSTEMS,
    SOFTWARE,
    SYSTEM_CONTROLS,
    TAX_SERVICES,
    USERS,
    WORK_PACKAGES,
)

LAYERS = (
    plant(
        "the shared platform served by an application above it",
        after(SHARED_SYSTEMS, "- {type: serving, target: prc-quan-ly-du-lieu}\n", "      - {type: serving, target: app-lgsp}\n"),
        at("CPDT-LAY-001", SHARED_SYSTEMS, "^{type: serving, target: app-lgsp}"),
    ),
    plant(
        "a server and its application the wrong way round",
        cut(DATA_CENTRE, "    relationships:\n      - {type: serving, target: app-hop-truc-tuyen}\n"),
        after(OFFICE_SYSTEMS, "- {type: serving, target: cha-diem-cau}\n", "      - {type: serving, target: nod-hop}\n"),
        at("CPDT-LAY-001", OFFICE_SYSTEMS, "^{type: serving, target: nod-hop}"),
        on("CPDT-APP-001", OFFICE_SYSTEMS, "app-hop-truc-tuyen"),
    ),
    plant(
        "data that accesses its application",
        cut(OFFICE_SYSTEMS, "      - {type: access, target: dat-thu, access: read-write}\n"),
        swap(
            CITY_DATA,
            "data_class: internal, security_level: 2, database: false}\n\n  dat-nhat-ky-lgsp",
            "data_class: internal, security_level: 2, database: false}\n"
            "    relationships:\n      - {type: access, target: app-thu-cong-vu, access: write}\n\n  dat-nhat-ky-lgsp",
        ),
        at("CPDT-LAY-001", CITY_DATA, "^{type: access, target: app-thu-cong-vu"),
        on("CPDT-DAT-002", CITY_DATA, "dat-thu"),
    ),
    plant(
        "a user that serves a service",
        swap(
            CIVIL_SERVICES,
            "{procedure_group: Hộ tịch}\n    relationships:\n      - {type: serving, target: usr-nguoi-dan}\n",
            "{procedure_group: Hộ tịch}\n",
        ),
        swap(
            USERS,
            "receive results.\n    confidence: high\n",
            "receive results.\n    confidence: high\n    relationships:\n      - {type: serving, target: svc-trich-luc}\n",
        ),
        at("CPDT-LAY-001", USERS, "^{type: serving, target: svc-trich-luc}"),
        on("CPDT-SVC-003", CIVIL_SERVICES, "svc-trich-luc"),
    ),
    plant(
        "a server that serves a process directly",
        after(DATA_CENTRE, "- {type: serving, target: app-1022}\n", "      - {type: serving, target: prc-xu-ly-phan-anh-1022}\n"),
        at("CPDT-LAY-002", DATA_CENTRE, "^{type: serving, target: prc-xu-ly-phan-anh-1022}"),
    ),
    plant(
        "system software that realises a service",
        after(
            SOFTWARE,
            "- {type: serving, target: app-dinh-danh-can-bo}\n",
            "      - {type: realization, target: svc-xu-ly-van-ban}\n",
        ),
        at("CPDT-LAY-002", SOFTWARE, "^{type: realization, target: svc-xu-ly-van-ban}"),
    ),
    plant(
        "an application service put into the technology layer",
        swap(
            APPLICATION_SERVICES,
            "  asv-xac-thuc:\n    type: application-service\n",
            "  asv-xac-thuc:\n    type: application-service\n    layer: ky-thuat-cong-nghe\n",
        ),
        at("CPDT-LAY-001", SHARED_SYSTEMS, "^{type: realization, target: asv-xac-thuc}"),
        at(
            "CPDT-LAY-002",
            APPLICATION_SERVICES,
            "      - ^{type: serving, target: prc-tiep-nhan}\n      - {type: serving, target: prc-xu-ly-van-ban}",
        ),
        at("CPDT-LAY-002", APPLICATION_SERVICES, "^{type: serving, target: prc-xu-ly-van-ban}"),
    ),
    plant(
        "an element outside every layer",
        swap(GOALS, "  drv-cai-cach:\n    type: driver", "  drv-cai-cach:\n    type: capability"),
        on("CPDT-LAY-003", GOALS, "drv-cai-cach"),
    ),
)

CYCLES = (
    plant(
        "two processes that specialise each other",
        after(
            ONE_STOP_PROCESSES,
            "- {type: composition, target: prc-danh-gia}\n",
            "      - {type: specialization, target: prc-mot-cua-lien-thong}\n",
        ),
        at("CPDT-LAY-004", ONE_STOP_PROCESSES, "^{type: specialization, target: prc-mot-cua-lien-thong}"),
    ),
    plant(
        "a circle of servers and system software",
        after(DATA_CENTRE, "- {type: serving, target: sys-thu-muc}\n", "      - {type: serving, target: nod-may-chu}\n"),
        at("CPDT-LAY-004", DATA_CENTRE, "sys-thu-muc}\n      - ^{type: serving, target: nod-may-chu}"),
    ),
    plant(
        "a server that serves itself",
        after(DATA_CENTRE, "- {type: serving, target: app-1022}\n", "      - {type: serving, target: nod-tong-dai}\n"),
        at("CPDT-LAY-004", DATA_CENTRE, "app-1022}\n      - ^{type: serving, target: nod-tong-dai}"),
    ),
    plant(
        "an application and the shared platform that serve each other",
        after(SECTOR_SYSTEMS, "- {type: serving, target: prc-xet-tro-cap}\n", "      - {type: serving, target: app-lgsp}\n"),
        at("CPDT-LAY-001", SECTOR_SYSTEMS, "^{type: serving, target: app-lgsp}"),
        at("CPDT-LAY-004", SHARED_SYSTEMS, "^{type: serving, target: app-tro-cap}"),
    ),
)

DIRECTIONS = (
    plant(
        "a service assigned to its only channel",
        cut(ONLINE_CHANNELS, "      - {type: assignment, target: svc-phan-anh-1022}\n"),
        swap(
            FEEDBACK_SERVICES,
            "    owner: org-so-tttt\n    confidence: high\n    lifecycle: {status: operating}\n    tags: [phan-anh]\n"
            '    properties: {procedure_group: "Phản ánh, kiến nghị", eligible_online: false}\n    relationships:\n',
            "    owner: org-so-tttt\n    confidence: high\n    lifecycle: {status: operating}\n    tags: [phan-anh]\n"
            '    properties: {procedure_group: "Phản ánh, kiến nghị", eligible_online: false}\n    relationships:\n'
            "      - {type: assignment, target: cha-1022}\n",
        ),
        at("CPDT-REL-001", FEEDBACK_SERVICES, "^{type: assignment, target: cha-1022}"),
        on("CPDT-SVC-002", FEEDBACK_SERVICES, "svc-phan-anh-1022"),
    ),
    plant(
        "national data that accesses its system",
        cut(NATIONAL_SHARED, "      - {type: access, target: ext-dat-tthc, access: read-write}\n"),
        after(
            NATIONAL_DATA,
            "{data_class: open, database: true}\n",
            "    relationships:\n      - {type: access, target: ext-csdl-tthc, access: read}\n",
        ),
        at("CPDT-REL-001", NATIONAL_DATA, "^{type: access, target: ext-csdl-tthc, access: read}"),
    ),
    plant(
        "officers who serve a national system",
        cut(NATIONAL_POPULATION, "      - {type: serving, target: usr-can-bo-cong-an}\n"),
        swap(
            USERS,
            "residence, ID cards and vehicles.\n    confidence: high\n",
            "residence, ID cards and vehicles.\n    confidence: high\n    relationships:\n      - {type: serving, target: ext-csdl-dan-cu}\n",
        ),
        at("CPDT-REL-001", USERS, "^{type: serving, target: ext-csdl-dan-cu}"),
    ),
    plant(
        "a requirement that realises an application",
        cut(OFFICE_SYSTEMS, "      - {type: realization, target: req-ky-so}\n"),
        after(
            REQUIREMENTS,
            "- {type: influence, target: goal-van-ban-so}\n",
            "      - {type: realization, target: app-van-phong-dien-tu}\n",
        ),
        at("CPDT-REL-001", REQUIREMENTS, "^{type: realization, target: app-van-phong-dien-tu}"),
    ),
    plant(
        "a goal that influences a legal text",
        swap(
            CITY_LAW,
            "issued: 2021-03-31}\n    relationships:\n      - {type: influence, target: goal-khai-thac-dan-cu}\n",
            "issued: 2021-03-31}\n",
        ),
        after(GOALS, "- {type: association, target: ind-trich-luc-ba-dinh}\n", "      - {type: influence, target: ins-nd-43}\n"),
        at("CPDT-REL-001", GOALS, "^{type: influence, target: ins-nd-43}"),
    ),
    plant(
        "a plateau that realises the work package which leads to it",
        swap(
            WORK_PACKAGES,
            "      - {type: realization, target: plt-2022}\n      - {type: association, target: gap-gui-nhan}\n",
            "      - {type: association, target: gap-gui-nhan}\n",
        ),
        after(PLATEAUS, "- {type: aggregation, target: ext-vneid}\n", "      - {type: realization, target: wp-gui-nhan-100}\n"),
        at("CPDT-REL-001", PLATEAUS, "^{type: realization, target: wp-gui-nhan-100}"),
        on("CPDT-GOV-003", WORK_PACKAGES, "wp-gui-nhan-100"),
    ),
    plant(
        "a service that realises its process",
        swap(
            SECTOR_PROCESSES,
            "    owner: org-cuc-thue-hn\n    confidence: assumed\n    relationships:\n      - {type: realization, target: svc-khai-thue}\n",
            "    owner: org-cuc-thue-hn\n    confidence: assumed\n",
        ),
        after(
            TAX_SERVICES,
            "- {type: serving, target: usr-chu-co-so-kinh-doanh}\n      - {type: serving, target: usr-nguoi-dan}\n",
            "      - {type: realization, target: prc-khai-thue}\n",
        ),
        on("CPDT-SVC-001", TAX_SERVICES, "svc-khai-thue"),
        on("CPDT-SVC-004", TAX_SERVICES, "svc-khai-thue"),
    ),
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
    ),
    plant(
        "the document axis linked to a ministry's portal",
        swap(
            SHARED_SYSTEMS,
            "- type: flow\n        target: ext-truc-lien-thong-quoc-gia\n",
            "- type: flow\n        target: ext-cong-dvc-bo-cong-an\n",
        ),
        at("CPDT-INT-003", SHARED_SYSTEMS, "- ^type: flow\n        target: ext-cong-dvc-bo-cong-an\n"),
    ),
    plant(
        "national data that enters beside the NDXP",
        swap(
            NATIONAL_POPULATION,
            "{type: flow, target: ext-dang-ky-xe, data: [ext-dat-dan-cu]",
            "{type: flow, target: app-cbccvc, data: [ext-dat-dan-cu]",
        ),
        at("CPDT-INT-004", NATIONAL_POPULATION, "^{type: flow, target: app-cbccvc, data: [ext-dat-dan-cu]"),
    ),
    plant(
        "the NDXP linked to an application beside the LGSP",
        swap(NATIONAL_SHARED, "- type: flow\n        target: app-lgsp\n", "- type: flow\n        target: app-mot-cua\n"),
        at("CPDT-INT-004", NATIONAL_SHARED, "- ^type: flow\n        target: app-mot-cua\n"),
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
        at("CPDT-EXT-001", NATIONAL_DATA, "owner: ^org-bo-gtvt"),
    ),
    plant(
        "an external network outside of its layer",
        swap(
            NETWORKS,
            "    layer: he-thong-ngoai\n    owner: org-cuc-buu-dien-tw\n",
            "    owner: org-cuc-buu-dien-tw\n",
        ),
        on("CPDT-EXT-002", NETWORKS, "ext-tslcd-cap-1"),
    ),
    plant(
        "an external network in a layer of the city",
        swap(
            NETWORKS,
            "    layer: he-thong-ngoai\n    owner: org-cuc-buu-dien-tw\n",
            "    layer: ky-thuat-cong-nghe\n    owner: org-cuc-buu-dien-tw\n",
        ),
        at("CPDT-EXT-002", NETWORKS, "layer: ^ky-thuat-cong-nghe"),
    ),
    plant(
        "an external application outside of its layer",
        swap(NATIONAL_SECTOR, "    layer: he-thong-ngoai\n    owner: org-bo-gtvt\n", "    owner: org-bo-gtvt\n"),
        on("CPDT-EXT-002", NATIONAL_SECTOR, "ext-gplx"),
        on("CPDT-SEC-001", NATIONAL_SECTOR, "ext-gplx"),
        on("CPDT-SEC-004", NATIONAL_SECTOR, "ext-gplx"),
        on("CPDT-APP-001", NATIONAL_SECTOR, "ext-gplx"),
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
        after(
            NETWORKS, "- {type: serving, target: ext-bao-cao-chinh-phu}\n", "      - {type: serving, target: app-thu-cong-vu}\n"
        ),
        on("CPDT-SEC-004", OFFICE_SYSTEMS, "app-thu-cong-vu"),
    ),
    plant(
        "a node off the network",
        cut(NETWORKS, "      - {type: serving, target: nod-sao-luu}\n"),
        on("CPDT-TEC-001", DATA_CENTRE, "nod-sao-luu"),
    ),
)

COVERAGE = (
    plant(
        "the layer of integration emptied",
        swap(APPLICATION_SERVICES, "    layer: tich-hop\n", "", times=3),
        swap(SHARED_SYSTEMS, "    layer: tich-hop\n", "", times=2),
        at("CPDT-COV-003", SETTINGS, "^packs: [vn-cpdt-2.0]"),
    ),
    plant(
        "all users retired",
        swap(USERS, "    confidence: ", "    lifecycle: {status: retired}\n    confidence: ", times=11),
        at("CPDT-COV-002", SETTINGS, "^packs: [vn-cpdt-2.0]"),
        at("CPDT-COV-003", SETTINGS, "^packs: [vn-cpdt-2.0]"),
    ),
    plant(
        "all data of the city retired, its architecture emptied",
        swap(SERVICE_DATA, "status: operating", "status: retired", times=10),
        swap(SERVICE_DATA, "status: planned", "status: retired"),
        swap(CITY_DATA, "status: operating", "status: retired", times=16),
        swap(CITY_DATA, "status: planned", "status: retired"),
        at("CPDT-COV-001", SETTINGS, "^packs: [vn-cpdt-2.0]"),
        at("CPDT-COV-003", SETTINGS, "^packs: [vn-cpdt-2.0]"),
    ),
    plant(
        "all channels retired",
        swap(DIRECT_CHANNELS, "status: operating", "status: retired", times=9),
        swap(ONLINE_CHANNELS, "status: operating", "status: retired", times=10),
        swap(ONLINE_CHANNELS, "status: planned", "status: retired"),
        at("CPDT-COV-002", SETTINGS, "^packs: [vn-cpdt-2.0]"),
        at("CPDT-COV-003", SETTINGS, "^packs: [vn-cpdt-2.0]"),
    ),
)

FAULTS = (*LAYERS, *CYCLES, *DIRECTIONS, *INTEGRATION, *EXTERNAL, *TECHNOLOGY, *COVERAGE)
