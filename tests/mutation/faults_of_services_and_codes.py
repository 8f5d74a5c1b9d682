"""Faults in services, their channels and users, and in codes, names and standards."""

from __future__ import annotations

import unicodedata

from fault import Gone, after, at, cut, on, plant, swap
from model_paths import (
    CITY_DATA,
    CIVIL_SERVICES,
    DATA_CENTRE,
    DISTRICTS_1,
    DISTRICTS_2,
    FEEDBACK_SERVICES,
    LAND_SERVICES,
    NATIONAL_POPULATION,
    NATIONAL_SECTOR,
    OFFICE_SYSTEMS,
    ONLINE_CHANNELS,
    PORTALS,
    SECTOR_PROCESSES,
    SERVICE_DATA,
    SHARED_SYSTEMS,
    TAX_SERVICES,
)

SERVICES = (
    plant(
        "a service done by hand",
        cut(NATIONAL_SECTOR, "      - {type: serving, target: prc-khai-thue}\n"),
        after(
            SECTOR_PROCESSES,
            "- {type: realization, target: svc-khai-thue}\n",
            "      - {type: access, target: ext-dat-thue, access: read}\n",
        ),
        on("CPDT-SVC-001", TAX_SERVICES, "svc-khai-thue"),
    ),
    plant(
        "a process whose application is gone",
        cut(NATIONAL_SECTOR, "      - {type: serving, target: prc-khai-thue}\n"),
        on("CPDT-SVC-001", TAX_SERVICES, "svc-khai-thue"),
        on("CPDT-SVC-004", TAX_SERVICES, "svc-khai-thue"),
    ),
    plant(
        "a service that loses its only channel",
        cut(ONLINE_CHANNELS, "      - {type: assignment, target: svc-phan-anh-1022}\n"),
        on("CPDT-SVC-002", FEEDBACK_SERVICES, "svc-phan-anh-1022"),
        on("CPDT-CHA-002", ONLINE_CHANNELS, "cha-1022"),
    ),
    plant(
        "a service without user",
        swap(
            TAX_SERVICES,
            "eligible_online: true}\n    relationships:\n      - {type: serving, target: usr-nguoi-dan}\n",
            "eligible_online: true}\n",
        ),
        on("CPDT-SVC-003", TAX_SERVICES, "svc-the-bhyt"),
    ),
    plant(
        "a service whose system keeps no data",
        cut(NATIONAL_POPULATION, "      - {type: access, target: ext-dat-tiem-chung, access: read-write}\n"),
        on("CPDT-SVC-004", TAX_SERVICES, "svc-tiem-chung"),
    ),
    plant(
        "data whose application no longer touches it",
        cut(OFFICE_SYSTEMS, "      - {type: access, target: dat-cuoc-hop, access: read-write}\n"),
        on("CPDT-DAT-002", CITY_DATA, "dat-cuoc-hop"),
    ),
    plant(
        "a service without online level",
        cut(LAND_SERVICES, ", online_level: 3"),
        on("CPDT-SVC-005", LAND_SERVICES, "svc-dang-ky-doanh-nghiep"),
    ),
    plant(
        "an internal service that no longer says so",
        cut(FEEDBACK_SERVICES, "    tags: [noi-bo]\n"),
        on("CPDT-SVC-005", FEEDBACK_SERVICES, "svc-bao-cao"),
    ),
    plant(
        "an online service that loses its online channel",
        cut(ONLINE_CHANNELS, "      - {type: assignment, target: svc-dang-ky-doanh-nghiep}\n"),
        on("CPDT-SVC-006", LAND_SERVICES, "svc-dang-ky-doanh-nghiep"),
        at("HNI-GOA-003", LAND_SERVICES, "^svc-dang-ky-doanh-nghiep:"),
        on("CPDT-CHA-002", ONLINE_CHANNELS, "cha-cong-dkdn"),
    ),
    plant(
        "an online channel turned into e-mail",
        swap(
            ONLINE_CHANNELS,
            "{channel: web}\n    relationships:\n      - {type: assignment, target: svc-dang-ky-doanh-nghiep}\n",
            "{channel: email}\n    relationships:\n      - {type: assignment, target: svc-dang-ky-doanh-nghiep}\n",
        ),
        on("CPDT-SVC-006", LAND_SERVICES, "svc-dang-ky-doanh-nghiep"),
        at("HNI-GOA-003", LAND_SERVICES, "^svc-dang-ky-doanh-nghiep:"),
    ),
    plant(
        "a service of the counters given an online level",
        swap(TAX_SERVICES, "{procedure_group: Bảo hiểm xã hội}", "{procedure_group: Bảo hiểm xã hội, online_level: 4}"),
        on("CPDT-SVC-006", TAX_SERVICES, "svc-thanh-toan-bao-hiem"),
        Gone("CPDT-SVC-005", "svc-thanh-toan-bao-hiem"),
        at("HNI-GOA-004", TAX_SERVICES, "^svc-thanh-toan-bao-hiem:"),
    ),
    plant(
        "a service eligible to be online but at no level",
        swap(
            CIVIL_SERVICES,
            "{procedure_group: Căn cước, eligible_online: false}",
            "{procedure_group: Căn cước, eligible_online: true}",
        ),
        on("CPDT-SVC-005", CIVIL_SERVICES, "svc-can-cuoc"),
    ),
)

STANDARDS = (
    plant(
        "a malformed unit code",
        swap(DISTRICTS_1, 'unit_code: "002"', 'unit_code: "02A"'),
        at("CPDT-STD-001", DISTRICTS_1, 'unit_code: ^"02A"'),
        at("HNI-ORG-001", DISTRICTS_1, 'unit_code: ^"02A"'),
    ),
    plant(
        "a unit code with a line break behind it",
        swap(DISTRICTS_1, 'unit_code: "002"', 'unit_code: "002\\n"'),
        at("CPDT-STD-001", DISTRICTS_1, 'unit_code: ^"002\\n"'),
        at("HNI-ORG-001", DISTRICTS_1, 'unit_code: ^"002\\n"'),
    ),
    plant(
        "a unit code of another district with a space behind it",
        swap(DISTRICTS_1, 'unit_code: "002"', 'unit_code: "001 "'),
        at("CPDT-STD-001", DISTRICTS_1, 'unit_code: ^"001 "'),
        at("CPDT-STD-002", DISTRICTS_1, 'unit_code: ^"001 "'),
        at("HNI-ORG-001", DISTRICTS_1, 'unit_code: ^"001 "'),
    ),
    plant(
        "a unit code that has lost its zeros",
        swap(DISTRICTS_1, 'unit_code: "002"', "unit_code: 2"),
        at("CPDT-STD-001", DISTRICTS_1, "unit_code: ^2,"),
        at("HNI-ORG-001", DISTRICTS_1, "unit_code: ^2,"),
    ),
    plant(
        "a unit code of another district",
        swap(DISTRICTS_1, 'unit_code: "002"', 'unit_code: "001"'),
        at("CPDT-STD-002", DISTRICTS_1, 'unit_code: ^"001", unit_kind: Quận, commune_count: 18'),
    ),
    plant(
        "a unit code of a district in another file, written without quotes",
        swap(DISTRICTS_2, 'unit_code: "250"', "unit_code: 002"),
        at("CPDT-STD-002", DISTRICTS_2, "unit_code: ^002,"),
    ),
    plant(
        "a name of another application in capitals",
        swap(OFFICE_SYSTEMS, "vi: Hệ thống văn phòng điện tử,", "vi: HỆ THỐNG THƯ  ĐIỆN TỬ CÔNG VỤ,"),
        at("CPDT-STD-003", OFFICE_SYSTEMS, "name: ^{vi: HỆ THỐNG THƯ  ĐIỆN TỬ CÔNG VỤ,"),
    ),
    plant(
        "a name of another node in letters with separate marks",
        swap(DATA_CENTRE, "{vi: Máy chủ tổng đài, en", f"{{vi: {unicodedata.normalize('NFD', 'Hệ thống sao lưu')}, en"),
        at("CPDT-STD-003", DATA_CENTRE, f"name: ^{{vi: {unicodedata.normalize('NFD', 'Hệ thống sao lưu')}, en"),
    ),
    plant(
        "a channel without kind",
        swap(
            ONLINE_CHANNELS,
            "    properties: {channel: mobile}\n    relationships:\n      - {type: assignment, target: svc-phan-anh-quy-dinh}\n",
            "    relationships:\n      - {type: assignment, target: svc-phan-anh-quy-dinh}\n",
        ),
        on("CPDT-STD-004", ONLINE_CHANNELS, "cha-zalo"),
    ),
    plant(
        "a portal without UTF-8",
        swap(
            OFFICE_SYSTEMS,
            "platform: reporting, security_level: 2,",
            "platform: portal, security_level: 2, standards: [std-https, std-xml],",
        ),
        at("CPDT-STD-005", OFFICE_SYSTEMS, "standards: ^[std-https, std-xml]"),
    ),
    plant(
        "a document axis without its packet standard",
        swap(PORTALS, "{platform: portal, security_level: 2,", "{platform: document-axis, security_level: 2,"),
        on("CPDT-STD-006", PORTALS, "app-cong-ttdt"),
        Gone("CPDT-STD-005", "app-cong-ttdt"),
        at("HNI-INT-004", SHARED_SYSTEMS, "hnht:HT06]\n    properties: {platform: ^document-axis,"),
        on("CPDT-INT-008", PORTALS, "app-cong-ttdt"),
        on("CPDT-INT-009", PORTALS, "app-cong-ttdt"),
        at("CPDT-SEC-007", PORTALS, "platform: document-axis, security_level: ^2"),
        on("CPDT-DAT-008", SERVICE_DATA, "dat-noi-dung-cong"),
        Gone("CPDT-STD-010", "app-cong-ttdt"),
    ),
    plant(
        "a server moved to the Internet without IPv6",
        swap(DATA_CENTRE, "zone: dmz, hosting", "zone: internet, standards: [std-ipv4], hosting"),
        at("CPDT-STD-007", DATA_CENTRE, "standards: ^[std-ipv4]"),
    ),
    plant(
        "a standard that has been replaced",
        swap(
            OFFICE_SYSTEMS,
            "platform: reporting, security_level: 2,",
            "platform: reporting, security_level: 2, standards: [std-utf-8, std-tcvn-14423-2025],",
        ),
        at("CPDT-STD-008", OFFICE_SYSTEMS, "[std-utf-8, ^std-tcvn-14423-2025]"),
    ),
)

FAULTS = (*SERVICES, *STANDARDS)
