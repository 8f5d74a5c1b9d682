"""Faults in what is said of the parts: owners, data, levels, figures, names, codes, services and the roadmap."""

from __future__ import annotations

import unicodedata

from fault import Gone, after, at, cut, on, plant, swap
from model_paths import (
    CITY_BODIES,
    CITY_DATA,
    CIVIL_SERVICES,
    DATA_CENTRE,
    DISTRICTS_1,
    DISTRICTS_2,
    FEEDBACK_SERVICES,
    GOALS,
    LAND_SERVICES,
    NATIONAL_BODIES,
    NATIONAL_DATA,
    NATIONAL_POPULATION,
    NATIONAL_SECTOR,
    NETWORKS,
    OFFICE_SYSTEMS,
    ONLINE_CHANNELS,
    PLATEAUS,
    PORTALS,
    RESULTS,
    SECTOR_PROCESSES,
    SECTOR_SYSTEMS,
    SERVICE_DATA,
    SOFTWARE,
    TARGETS,
    TAX_SERVICES,
    WORK_PACKAGES,
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

DOCUMENTATION = (
    plant(
        "an element that loses its source",
        cut(
            CITY_DATA,
            "    sources:\n      - {ref: src-bai-bao-2022, note: {vi: Văn bản điện tử có chữ ký số, en: E-documents with digital signatures}}\n",
        ),
        on("CPDT-DOC-001", CITY_DATA, "dat-van-ban"),
    ),
    plant(
        "an assumption given out as knowledge",
        swap(
            DATA_CENTRE,
            "rooms (assumed).\n    owner: org-so-tttt\n    confidence: assumed\n",
            "rooms (assumed).\n    owner: org-so-tttt\n    confidence: high\n",
        ),
        on("CPDT-DOC-001", DATA_CENTRE, "nod-hop"),
    ),
    plant(
        "an element without summary",
        cut(
            DATA_CENTRE,
            "    summary:\n      vi: Kết nối các điểm cầu (giả định).\n      en: Links the meeting rooms (assumed).\n",
        ),
        on("CPDT-DOC-002", DATA_CENTRE, "nod-hop"),
    ),
    plant(
        "a name in Vietnamese only",
        swap(CITY_DATA, "name: {vi: Thư điện tử công vụ, en: Official e-mail}", "name: Thư điện tử công vụ"),
        on("CPDT-DOC-003", CITY_DATA, "dat-thu"),
    ),
    plant(
        "a name without its English form",
        swap(
            TARGETS,
            'name: {vi: "Hồ sơ, văn bản gửi, nhận trên mạng", en: Dossiers and documents sent and received online}',
            'name: {vi: "Hồ sơ, văn bản gửi, nhận trên mạng"}',
        ),
        on("CPDT-DOC-003", TARGETS, "ind-gui-nhan-tren-mang"),
    ),
)

GOVERNANCE = (
    plant(
        "a network without owner",
        swap(NETWORKS, "communes (assumed).\n    owner: org-so-tttt\n", "communes (assumed).\n"),
        on("CPDT-GOV-001", NETWORKS, "net-wan"),
    ),
    plant(
        "an application without owner",
        cut(OFFICE_SYSTEMS, "    owner: org-so-noi-vu\n"),
        on("CPDT-GOV-001", OFFICE_SYSTEMS, "app-cbccvc"),
    ),
    plant(
        "an organisation without level",
        swap(
            CITY_BODIES,
            "    properties: {agency_level: department}\n    sources:\n      - ref: src-bai-bao-2022\n        note:\n          vi: Trưởng phòng",
            "    sources:\n      - ref: src-bai-bao-2022\n        note:\n          vi: Trưởng phòng",
        ),
        on("CPDT-GOV-002", CITY_BODIES, "org-phong-qlhc"),
    ),
    plant(
        "a ministry without level",
        swap(NATIONAL_BODIES, "    properties: {agency_level: national}\n\n  org-tong-cuc-thue:", "\n  org-tong-cuc-thue:"),
        on("CPDT-GOV-002", NATIONAL_BODIES, "org-bo-gtvt"),
        on("CPDT-EXT-001", NATIONAL_SECTOR, "ext-gplx"),
        on("CPDT-EXT-001", NATIONAL_DATA, "ext-dat-gplx"),
    ),
    plant(
        "a work package without plateau",
        swap(
            WORK_PACKAGES,
            "      - {type: realization, target: plt-2022}\n      - {type: association, target: gap-gui-nhan}\n",
            "      - {type: association, target: gap-gui-nhan}\n",
        ),
        on("CPDT-GOV-003", WORK_PACKAGES, "wp-gui-nhan-100"),
    ),
    plant(
        "a gap with one plateau",
        swap(
            PLATEAUS,
            "      - {type: association, target: plt-2022}\n      - {type: association, target: app-truc-lien-thong}\n",
            "      - {type: association, target: app-truc-lien-thong}\n",
        ),
        on("CPDT-GOV-004", PLATEAUS, "gap-gui-nhan"),
    ),
)

INDICATORS = (
    plant(
        "a target missed",
        swap(
            RESULTS,
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: higher\n",
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: higher\n"
            "      targets:\n        - {date: 2021-06-30, min: 1188, source: src-bai-bao-2022}\n",
        ),
        at("CPDT-KPI-001", RESULTS, "^{date: 2021-06-30, min: 1188"),
    ),
    plant(
        "a limit exceeded",
        swap(
            RESULTS,
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: higher\n",
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: lower\n"
            "      targets:\n        - {date: 2021-06-30, min: 1187, max: 2000, source: src-bai-bao-2022}\n"
            "        - {date: 2021-12-31, max: 1186.9, source: src-bai-bao-2022}\n",
        ),
        at("CPDT-KPI-001", RESULTS, "^{date: 2021-12-31, max: 1186.9"),
    ),
    plant(
        "a target that nobody measured",
        swap(TARGETS, "{date: 2022-12-31, min: 30,", "{date: 2022-02-28, min: 30,"),
        at("CPDT-KPI-001", TARGETS, "^{date: 2022-02-28, min: 30,"),
    ),
    plant(
        "a measurement without source",
        swap(RESULTS, "value: 556, qualifier: exact, source: src-bai-bao-2022, ", "value: 556, qualifier: exact, "),
        at("CPDT-KPI-002", RESULTS, "^{date: 2021-12-31, value: 556, qualifier: exact, note"),
    ),
    plant(
        "a target without source beside a measurement with one",
        swap(
            RESULTS,
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: higher\n",
            "indicator:\n      unit: {vi: cuộc họp, en: meetings}\n      better: higher\n      targets:\n        - {date: 2022-12-31, min: 1500}\n",
        ),
        at("CPDT-KPI-002", RESULTS, "^{date: 2022-12-31, min: 1500}"),
    ),
    plant(
        "a goal without indicator",
        cut(GOALS, "      - {type: association, target: ind-dong-bo-ket-qua}\n"),
        on("CPDT-KPI-003", GOALS, "goal-minh-bach"),
    ),
)

SECURITY = (
    plant(
        "an application without security level",
        swap(SECTOR_SYSTEMS, "{platform: feedback, security_level: 2, shared: true,", "{platform: feedback, shared: true,"),
        on("CPDT-SEC-001", SECTOR_SYSTEMS, "app-1022"),
    ),
    plant(
        "an application's level lowered below its data",
        swap(
            PORTALS,
            "tags: [bai-bao-2022, ho-tich]\n    properties: {platform: data, security_level: 3",
            "tags: [bai-bao-2022, ho-tich]\n    properties: {platform: data, security_level: 2",
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

STANDARDS = (
    plant(
        "a malformed unit code",
        swap(DISTRICTS_1, 'unit_code: "002"', 'unit_code: "02A"'),
        at("CPDT-STD-001", DISTRICTS_1, 'unit_code: ^"02A"'),
    ),
    plant(
        "a unit code that has lost its zeros",
        swap(DISTRICTS_1, 'unit_code: "002"', "unit_code: 2"),
        at("CPDT-STD-001", DISTRICTS_1, "unit_code: ^2,"),
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
    ),
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
    ),
    plant(
        "a service without user",
        swap(
            TAX_SERVICES,
            "online_level: 3}\n    relationships:\n      - {type: serving, target: usr-nguoi-dan}\n",
            "online_level: 3}\n",
        ),
        on("CPDT-SVC-003", TAX_SERVICES, "svc-bao-tro"),
    ),
    plant(
        "a service whose system keeps no data",
        cut(NATIONAL_POPULATION, "      - {type: access, target: ext-dat-tiem-chung, access: read-write}\n"),
        on("CPDT-SVC-004", TAX_SERVICES, "svc-tiem-chung"),
    ),
    plant(
        "a service whose system keeps no data, and data without writer",
        cut(OFFICE_SYSTEMS, "      - {type: access, target: dat-cuoc-hop, access: read-write}\n"),
        on("CPDT-SVC-004", FEEDBACK_SERVICES, "svc-hop-truc-tuyen"),
        on("CPDT-DAT-002", CITY_DATA, "dat-cuoc-hop"),
    ),
    plant(
        "a service without online level",
        swap(LAND_SERVICES, "{procedure_group: Đăng ký kinh doanh, online_level: 3}", "{procedure_group: Đăng ký kinh doanh}"),
        on("CPDT-SVC-005", LAND_SERVICES, "svc-ho-kinh-doanh"),
    ),
    plant(
        "an internal service that no longer says so",
        cut(FEEDBACK_SERVICES, "    tags: [noi-bo]\n"),
        on("CPDT-SVC-005", FEEDBACK_SERVICES, "svc-bao-cao"),
    ),
    plant(
        "an online service that loses its online channel",
        cut(ONLINE_CHANNELS, "      - {type: assignment, target: svc-dat-dai}\n"),
        on("CPDT-SVC-006", LAND_SERVICES, "svc-dat-dai"),
    ),
    plant(
        "an online channel turned into e-mail",
        swap(
            ONLINE_CHANNELS,
            "{channel: web}\n    relationships:\n      - {type: assignment, target: svc-dang-ky-doanh-nghiep}\n",
            "{channel: email}\n    relationships:\n      - {type: assignment, target: svc-dang-ky-doanh-nghiep}\n",
        ),
        on("CPDT-SVC-006", LAND_SERVICES, "svc-dang-ky-doanh-nghiep"),
    ),
    plant(
        "a service of the counters given an online level",
        swap(TAX_SERVICES, "{procedure_group: Bảo hiểm xã hội}", "{procedure_group: Bảo hiểm xã hội, online_level: 4}"),
        on("CPDT-SVC-006", TAX_SERVICES, "svc-thanh-toan-bao-hiem"),
        Gone("CPDT-SVC-005", "svc-thanh-toan-bao-hiem"),
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

FAULTS = (*DATA, *DOCUMENTATION, *GOVERNANCE, *INDICATORS, *SECURITY, *STANDARDS, *SERVICES)
