"""Faults in how the parts depend on one another: layers, circles, relationships drawn backwards."""

from __future__ import annotations

from fault import after, at, cut, on, plant, swap
from model_paths import (
    APPLICATION_SERVICES,
    CITY_DATA,
    CITY_LAW,
    CIVIL_SERVICES,
    DATA_CENTRE,
    FEEDBACK_SERVICES,
    GOALS,
    NATIONAL_DATA,
    NATIONAL_POPULATION,
    NATIONAL_SHARED,
    OFFICE_SYSTEMS,
    ONE_STOP_PROCESSES,
    ONLINE_CHANNELS,
    PLATEAUS,
    REQUIREMENTS,
    SECTOR_PROCESSES,
    SECTOR_SYSTEMS,
    SHARED_SYSTEMS,
    SOFTWARE,
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
        at("CPDT-APP-003", SHARED_SYSTEMS, "^{type: serving, target: app-an-sinh}"),
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
        on("CPDT-CHA-002", ONLINE_CHANNELS, "cha-1022"),
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
        after(
            USERS,
            "residence, ID cards and vehicles.\n    confidence: high\n    relationships:\n",
            "      - {type: serving, target: ext-csdl-dan-cu}\n",
        ),
        at("CPDT-REL-001", USERS, "^{type: serving, target: ext-csdl-dan-cu}"),
        on("CPDT-SVC-008", USERS, "usr-can-bo-cong-an"),
    ),
    plant(
        "a requirement that realises an application",
        cut(OFFICE_SYSTEMS, "      - {type: realization, target: req-xu-ly-tren-mang}\n"),
        after(
            REQUIREMENTS,
            "- {type: influence, target: goal-chi-dao-dieu-hanh}\n",
            "      - {type: realization, target: app-van-phong-dien-tu}\n",
        ),
        at("CPDT-REL-001", REQUIREMENTS, "^{type: realization, target: app-van-phong-dien-tu}"),
        on("CPDT-GOV-011", REQUIREMENTS, "req-xu-ly-tren-mang"),
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
        on("CPDT-SVC-009", TAX_SERVICES, "svc-khai-thue"),
    ),
)

FAULTS = (*LAYERS, *CYCLES, *DIRECTIONS)
